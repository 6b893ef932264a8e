import type { PlanDocument, PlannedClientProfile } from "../plan/document";
import type { ActivationState } from "../recordFacts";
import type { Scenario } from "./scenario";
import type { Followed } from "./standing";

/** How clients connect. */
export type Connection = "Zscaler cloud" | "disaster recovery" | "business continuity" | "none";

/** Clients to which the same happens. */
export interface Audience {
    /** @example "clients of the app profiles Staff, Sales" */
    readonly name: string;
    /** Names of their app profiles; none if the plan has none. */
    readonly profiles: readonly string[];
    readonly connection: Connection;
    readonly reasons: readonly string[];
}

/** Clients by what happens to them, those that follow the record first. */
export function audiencesOf(plan: PlanDocument, scenario: Scenario, { followed, reasons }: Followed): Audience[] {
    const otherwise = withoutRecord(plan, scenario);
    const because = scenario.cloudGone || followed !== "off" ? reasons : [];
    if (plan.clientProfiles.length === 0) {
        const switched = (name: string): Audience => ({
            name,
            profiles: [],
            connection: "disaster recovery",
            reasons: because,
        });
        const staying = (name: string): Audience => ({
            name,
            profiles: [],
            ...otherwise,
            reasons: [...because, ...otherwise.reasons],
        });
        if (followed === "test") return [switched("clients of the test group"), staying("other clients")];
        return [followed === "on" ? switched("all clients") : staying("all clients")];
    }
    const byFate = new Map<string, { isFollowing: boolean; reasons: readonly string[]; profiles: string[] }>();
    for (const profile of plan.clientProfiles) {
        const why = followed === "off" ? because : obstacles(profile, plan, followed);
        const isFollowing = followed !== "off" && why.length === 0;
        const key = JSON.stringify([isFollowing, why]);
        const fate = byFate.get(key) ?? { isFollowing, reasons: isFollowing ? because : why, profiles: [] };
        fate.profiles.push(profile.name);
        byFate.set(key, fate);
    }
    return [...byFate.values()]
        .sort((one, other) => Number(other.isFollowing) - Number(one.isFollowing))
        .map(({ isFollowing, reasons: own, profiles }) => ({
            name: `clients of the app profile${profiles.length === 1 ? "" : "s"} ${profiles.join(", ")}`,
            profiles,
            ...(isFollowing
                ? { connection: "disaster recovery", reasons: own }
                : { ...otherwise, reasons: [...own, ...otherwise.reasons] }),
        }));
}

/** Why the clients of a profile do not follow a record. */
function obstacles(profile: PlannedClientProfile, plan: PlanDocument, state: ActivationState): string[] {
    const { enabled, domainName, publicKeyFingerprint: key, testGroup } = profile;
    if (!enabled) return ["Disaster recovery is off in the app profile."];
    return [
        ...(state === "test" && !testGroup
            ? ["The record says test, and the app profile is not in the test group."]
            : []),
        ...(domainName !== undefined && domainName !== plan.domainName
            ? [`The app profile has the domain ${domainName}, and the record is at ${plan.domainName}.`]
            : []),
        ...(key !== undefined && key !== plan.publicKey?.fingerprint
            ? ["The app profile has another public key than the plan."]
            : []),
    ];
}

/** How clients connect that do not follow the record. */
function withoutRecord(plan: PlanDocument, { cloudGone, dnsGone }: Scenario): Pick<Audience, "connection" | "reasons"> {
    if (!cloudGone) return { connection: "Zscaler cloud", reasons: ["The Zscaler cloud answers."] };
    if (!plan.businessContinuity) {
        return { connection: "none", reasons: ["The plan has no business continuity settings."] };
    }
    if (dnsGone) {
        const { domainName } = plan.businessContinuity;
        return {
            connection: "none",
            reasons: [`DNS does not answer for ${domainName}, so that nobody finds the Private Cloud Controllers.`],
        };
    }
    return { connection: "business continuity", reasons: ["Business continuity begins by itself."] };
}
