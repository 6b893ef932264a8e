import { answerWithout } from "../../client/expectedAnswer";
import { isWire, textOf, type Wire } from "../../contract/fields";
import { ZscalerError } from "../../http/errors/errors";
import type { ZpaClient } from "../client/client";
import type { ZpaEndpoint } from "../client/endpoint";

/** The integration with Internet Access that scans transferred files. */
export interface Integration {
    configured: boolean;
    cloud?: string | undefined;
    userName?: string | undefined;
}

const PLACE: ZpaEndpoint = { path: "config/ziaCloudConfig", tenantWide: true };

/** How often the settings are sent when the response is lost. */
const ATTEMPTS = 4;

/** There is one in a tenant; its password, key and token are never answered. */
export async function integrationOf(zpa: ZpaClient): Promise<Integration> {
    const said = await zpa.get(PLACE, "read the file transfer integration", isIntegration);
    const cloud = textOf(said?.ziaCloudDomain)?.toLowerCase();
    const userName = textOf(said?.ziaUsername);
    return { configured: cloud !== undefined, ...(cloud && { cloud }), ...(userName && { userName }) };
}

/** Sets all of it by one call. Sent again, the same call comes to the same. */
export async function setIntegration(
    endpoint: ZpaEndpoint,
    body: Wire,
    zpa: ZpaClient,
    operation: string,
): Promise<void> {
    for (let attempt = 1; ; attempt++) {
        try {
            const answer = await zpa.post({ ...endpoint, ...PLACE }, body, operation);
            const isOther = isWire(answer.body) ? !isIntegration(answer.body) : Boolean(answer.body);
            if (!isOther) return;
            throw answerWithout("the integration", answer, operation, { wrote: true });
        } catch (error) {
            const isLost = error instanceof ZscalerError && error.ambiguous;
            if (!isLost || attempt === ATTEMPTS) throw error;
        }
    }
}

/** What has never been set has no keys; what has other keys is something else, such as the error of a proxy. */
function isIntegration(wire: Wire): boolean {
    const keys = Object.keys(wire);
    return keys.length === 0 || keys.some((key) => key.startsWith("zia"));
}
