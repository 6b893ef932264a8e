import * as pulumi from "@pulumi/pulumi";
import { DEFAULT_PROBE_PORT } from "../../deployment/healthProbe";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import { secretNameOf } from "./identity";

/** What a connector reads when it starts, in base64: its provisioning URL, the name of its secret, and the port of the probe. */
export function userDataOf(
    url: pulumi.Output<string>,
    { credentialsSecret, healthProbe }: CloudConnectorsArgs,
): pulumi.Output<string> {
    const port = healthProbe?.port ?? DEFAULT_PROBE_PORT;
    const text = pulumi.interpolate`[ZSCALER]\nCC_URL=${url}\nSECRET_NAME=${secretNameOf(credentialsSecret)}\nHTTP_PROBE_PORT=${port}\n`;
    return text.apply((plain) => Buffer.from(plain).toString("base64"));
}
