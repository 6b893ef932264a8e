import { isWire, objects, type Wire } from "../../contract/fields";
import { PermissionError, ReferencedError } from "../../http/errors/errors";
import { quoted } from "../../http/text";
import type { CloudConnectorClient } from "../client/client";
import { ENDPOINTS } from "../common/rule";

/**
 * The last connector of a group takes the group's location with it, which the service refuses while a rule names it.
 * @throws {ReferencedError} that names these rules
 */
export async function refuseWhileRuled(group: Wire, client: CloudConnectorClient, operation: string): Promise<void> {
    const locationId = isWire(group.location) ? String(group.location.id) : undefined;
    const namesIt = (rule: Wire) => objects(rule.locations).some(({ id }) => String(id) === locationId);
    const found = await Promise.all(
        Object.values(ENDPOINTS).map(async (endpoint) => {
            const rules = await readable(client.listAll(endpoint));
            return rules.filter(namesIt).map(({ id, name }) => `${endpoint.noun} ${quoted(name)} (${id})`);
        }),
    );
    const all = found.flat();
    if (all.length === 0) return;
    throw new ReferencedError({
        operation,
        problem: `it is the last connector of its group, and the group's location is referenced by ${all.join(", ")}`,
        nextStep: "Remove the location from these rules first.",
    });
}

/** A legacy session may not read every kind of rule; the service then still refuses by itself. */
async function readable(rules: Promise<readonly Wire[]>): Promise<readonly Wire[]> {
    try {
        return await rules;
    } catch (error) {
        if (error instanceof PermissionError) return [];
        throw error;
    }
}
