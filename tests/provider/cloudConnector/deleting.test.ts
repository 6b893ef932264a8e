import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { check } from "../../../provider/check/check";
import { locationTemplate } from "../../../provider/cloudConnector/locationTemplate";
import { provisioningUrl } from "../../../provider/cloudConnector/provisioningUrl";
import type { Definition } from "../../../provider/contract/definition";
import { create, remove } from "../../../provider/lifecycle/lifecycle";
import { Session } from "../../../provider/session";
import { settingsOf } from "../../settings";

describe("what other objects of Cloud Connector name", () => {
    let emulator: Emulator;
    beforeAll(async () => {
        emulator = await startEmulator({ switches: { rateLimit: "off" } });
    });
    afterAll(() => emulator?.close());

    const backend = () => {
        const settings = settingsOf(emulator);
        return new Session((key) => settings[key]).cloudConnector;
    };
    const made = (definition: Definition, declared: object) =>
        create({ definition, backend: backend() }, { inputs: check(definition, { ...declared }).inputs });

    it("is not deleted, and the error names what names it and what this stack manages of that", async () => {
        const template = await made(locationTemplate, { name: "AWS" });
        const url = await made(provisioningUrl, { name: "aws", cloud: "aws", locationTemplate: template.id });
        const managed = (type: string, id: string) => type === provisioningUrl.type && id === url.id;
        await expect(
            remove(
                { definition: locationTemplate, backend: backend(), managed },
                { id: template.id, outputs: template.outputs },
            ),
        ).rejects.toThrow(`provisioning URL "aws" (${url.id}) in locationTemplate (in this stack)`);

        await emulator.control.cloud.boot({ provUrl: url.id, network: "vpc-1", zone: "us-west-2a" });
        const [group] = await emulator.control.list("ecgroup");
        const inUse = remove({ definition: provisioningUrl, backend: backend() }, { id: url.id, outputs: url.outputs });
        await expect(inUse).rejects.toThrow(`Cloud Connector group "zs-cc-vpc-1-us-west-2a" (${group?.id})`);
        await expect(inUse).rejects.toThrow(
            "Delete its connectors first: stop their machines, then destroy a CloudConnector",
        );
        await expect(inUse).rejects.not.toThrow("Take it out");
        expect(await emulator.control.get("provUrl", url.id)).toMatchObject({ name: "aws" });
    });
});
