import { isWire, textOf, type Wire } from "../../contract/fields";
import { CLOUDS, type Cloud } from "./clouds";

/** Where connectors run: one zone of one network. A group is what runs there. */

/** What the service begins the names of groups with. */
const PREFIX = "zs-cc-";
/** How Google Cloud spells a zone, at the end of a group's name: there is no attribute for it. */
const GOOGLE_ZONE = /-([a-z]+-[a-z]+\d+-[a-z])$/;

export function cloudOf({ platform }: Wire): Cloud | undefined {
    const word = textOf(platform);
    return (Object.keys(CLOUDS) as Cloud[]).find((cloud) => CLOUDS[cloud] === word);
}

/** As the cloud spells it: `us-west-2a`, `westeurope-1`, `europe-west1-b`. */
export function zoneOf(group: Wire): string | undefined {
    const attribute = textOf(group.awsAvailabilityZone) ?? textOf(group.azureAvailabilityZone);
    // Zone 0 is a region of Azure without zones.
    if (attribute !== undefined) return attribute.toLowerCase().replaceAll("_", "-").replace(/-0$/, "");
    return cloudOf(group) === "gcp" ? GOOGLE_ZONE.exec(String(group.name))?.[1] : undefined;
}

/** The id or name of the network, as the group's name has it. */
export function networkOf(group: Wire): string | undefined {
    const name = String(group.name);
    const zone = zoneOf(group);
    if (!name.startsWith(PREFIX) || zone === undefined || !name.endsWith(`-${zone}`)) return undefined;
    return name.slice(PREFIX.length, -zone.length - 1);
}

/** Whether the group is of connectors in a cloud: the service keeps branch devices and gateways in the same list. */
export function isOfCloud(group: Wire): boolean {
    const members = Array.isArray(group.ecVMs) ? group.ecVMs.filter(isWire) : [];
    return group.deployType !== "ONPREM" && !members.some(({ zeroTrustVm }) => zeroTrustVm === true);
}
