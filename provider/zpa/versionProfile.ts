import { objects, textOf, type Wire } from "../contract/fields";
import type { Noun } from "../contract/noun";
import type { Rule } from "../contract/rules";
import type { ZpaClient } from "./client/client";
import { idByName } from "./common/byName";

export interface VersionProfileChoice {
    versionProfileName?: string;
    versionProfileId?: string;
}

export const onlyOneProfile: Rule<VersionProfileChoice> = {
    needs: ["versionProfileName", "versionProfileId"],
    property: "versionProfileName",
    when: (group) => group.versionProfileName !== undefined && group.versionProfileId !== undefined,
    reason: "cannot be combined with versionProfileId; set only one of them",
};

/** Without a profile of its own a group follows the tenant's; the service then still answers with that one's id. */
export const noProfile: Wire = { overrideVersionProfile: false };

export async function profileToWire(choice: VersionProfileChoice, zpa: ZpaClient, operation: string): Promise<Wire> {
    const { versionProfileName, versionProfileId } = choice;
    if (versionProfileName === undefined && versionProfileId === undefined) return {};
    if (versionProfileId !== undefined) return { overrideVersionProfile: true, versionProfileId };
    const all = await zpa.lookup(versionProfile.endpoint());
    const id = idByName("version profile", versionProfileName ?? "", all, {
        operation,
        property: "versionProfileName",
    });
    return { overrideVersionProfile: true, versionProfileId: id };
}

export function profileFromWire(wire: Wire): VersionProfileChoice {
    if (wire.overrideVersionProfile !== true) return {};
    return { versionProfileName: textOf(wire.versionProfileName), versionProfileId: textOf(wire.versionProfileId) };
}

/** The profiles that this tenant may use, built-in and custom. */
export const versionProfile = {
    type: "zpa:VersionProfile",
    noun: { one: "version profile", many: "version profiles" },
    endpoint: () => ({ path: "visible/versionProfiles", noun: "version profile" }),
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        description: textOf(wire.description),
        visibilityScope: textOf(wire.visibilityScope),
        upgradePriority: textOf(wire.upgradePriority),
        versions: objects(wire.versions).map((version) => ({
            role: textOf(version.role),
            platform: textOf(version.platform ?? version.latestPlatform),
            version: textOf(version.version),
        })),
    }),
} satisfies Noun<ZpaClient>;
