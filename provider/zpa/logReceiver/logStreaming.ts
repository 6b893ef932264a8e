import { NotFoundError, PermissionError } from "../../http/errors/errors";
import { describe, endpointOf, fromWire, merge } from "../../lifecycle/mapping";
import { appConnectorGroup } from "../appConnectorGroup";
import type { ZpaClient } from "../client/client";
import type { ZpaEndpoint } from "../client/endpoint";

/** How old a group may be over which its mark is laid. */
const BASE_AGE_MS = 10_000;

/**
 * Marks the App Connector groups of a log receiver as such that stream logs, where they are not marked yet. Nothing else
 * of them changes; a program that declares a group and says nothing of the mark leaves it alone.
 */
export async function markAsStreaming(
    { appConnectorGroups = [], microtenantId }: { appConnectorGroups?: readonly string[]; microtenantId?: string },
    zpa: ZpaClient,
): Promise<void> {
    const endpoint = await endpointOf({ definition: appConnectorGroup, backend: zpa }, { microtenantId });
    await Promise.all(appConnectorGroups.map((id) => zpa.exclusively(endpoint, id, () => mark(endpoint, id, zpa))));
}

async function mark(endpoint: ZpaEndpoint, id: string, zpa: ZpaClient): Promise<void> {
    const operation = `make ${appConnectorGroup.noun.one} ${id} a log-streaming group`;
    const known = await zpa.read(endpoint, id, operation);
    if (known?.lssAppConnectorGroup === true) return;
    const body = async () => {
        const current = await zpa.read(endpoint, id, operation, BASE_AGE_MS);
        if (!current) throw missing(operation);
        const said = await fromWire({ definition: appConnectorGroup, backend: zpa }, current, {});
        const why = appConnectorGroup.writeProtection?.(said);
        if (why) throw restricted(`make ${describe(appConnectorGroup, said, id)} a log-streaming group`, why);
        // The certificate goes along as with every write of a group.
        const { name, signingCertificateId } = said;
        const inputs = { name, signingCertificateId, logStreaming: true };
        return merge({ definition: appConnectorGroup, inputs, backend: zpa }, current);
    };
    await zpa.update(endpoint, id, body, operation);
}

function missing(operation: string): NotFoundError {
    return new NotFoundError({
        operation,
        problem: "the group does not exist, or the credential cannot read it",
        nextStep:
            "Check appConnectorGroups, and the microtenant: a log receiver uses App Connector groups of its own microtenant.",
    });
}

function restricted(operation: string, why: string): PermissionError {
    return new PermissionError({
        operation,
        problem: `this object is read-only: ${why}`,
        nextStep: "Stream through another group.",
    });
}
