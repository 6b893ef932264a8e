import type { EmulatorOptions, WireObject } from "../../../emulator";
import { openSession } from "../session";

/** Writes that never collide. */
export const OFF = { concurrency: "off" } as const;

/** One emulator with the id of its access policy set. */
export async function openPolicies(switches: EmulatorOptions["switches"] = {}) {
    const session = await openSession({ switches: { ...OFF, ...switches } });
    const { body } = await session.get("v1/policySet/policyType/ACCESS_POLICY");
    const set = String(body.id);
    const rule = async (name: string, more: WireObject = {}, version = "v1") => {
        const answer = await session.post(`${version}/policySet/${set}/rule`, { name, action: "ALLOW", ...more });
        if (answer.status !== 201) throw new Error(answer.text);
        return String(answer.body.id);
    };
    return { session, set, rule, path: `v1/policySet/${set}/rule`, path2: `v2/policySet/${set}/rule` };
}

export const LIST = "v1/policySet/rules/policyType/ACCESS_POLICY";
