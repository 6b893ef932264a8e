import { randomUUID } from "node:crypto";
import { type NewObject, problem, refused, type TypeFacts } from "../facts";
import type { Fleet } from "../machines/fleet";
import type { Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { isMap, maps, plain, plainValues, text, texts, type Value, type Values } from "../values";
import { arm, base64Problems, locationOf, nameIn, referred, zoneProblems } from "./common";
import { imageProblems } from "./images";
import { VIRTUAL_MACHINE } from "./network";

/** Parts of a machine that the service never changes: only another machine has others. */
const FIXED_PARTS = [
    ["osProfile", "customData"],
    ["osProfile", "computerName"],
    ["osProfile", "adminUsername"],
    ["storageProfile", "imageReference"],
] as const;

export function machineTypes(fleet: Fleet, objects: Objects): Readonly<Record<string, TypeFacts>> {
    const machine = arm({
        kind: "Microsoft.Compute/virtualMachines",
        name: "vmName",
        length: 64,
        replaces: ["zones", "availabilitySet", "plan"],
        check: [(inputs) => machineProblems(inputs, "", inputs.plan), interfaceProblems],
    });
    return {
        "azure-native:compute:AvailabilitySet": arm({
            kind: "Microsoft.Compute/availabilitySets",
            name: "availabilitySetName",
            replaces: ["platformFaultDomainCount", "platformUpdateDomainCount"],
            check({ platformFaultDomainCount: domains, sku }) {
                const isOutside = domains !== undefined && !(Number(domains) >= 1 && Number(domains) <= 3);
                const kind = isMap(sku) ? sku.name : undefined;
                return [
                    ...(isOutside ? [problem("platformFaultDomainCount", domains, "must be from 1 to 3")] : []),
                    ...(kind === "Aligned"
                        ? []
                        : [problem("sku.name", kind, 'must be "Aligned" for machines with managed disks')]),
                ];
            },
        }),
        [VIRTUAL_MACHINE]: {
            ...machine,
            id(made) {
                refuseTakenInterfaces(made);
                return machine.id(made);
            },
            exclusive: [["zones", "availabilitySet"]],
            outputs: () => ({ vmId: randomUUID() }),
            effects: {
                async created({ inputs, outputs, scope }) {
                    const values = plainValues(inputs);
                    const zone = zoneName(locationOf({ inputs: values, scope, objects }), texts(values.zones)[0]);
                    const launch = { ...launchOf(values, values), interfaceIds: interfacesOf(values) };
                    await fleet.launch({ id: String(outputs.vmId), zone, scope, launch });
                },
                async changed({ inputs }, before) {
                    const changed = FIXED_PARTS.find(([part, property]) => {
                        return valueIn(before[part], property) !== valueIn(inputs[part], property);
                    });
                    if (changed)
                        throw refused(
                            "PropertyChangeNotAllowed",
                            `changing property '${changed.join(".")}' is not allowed`,
                        );
                },
                async deleted({ outputs }) {
                    await fleet.terminate(String(outputs.vmId));
                },
            },
        },
    };
}

/** As connectors report it: the region and the number of the zone, or the region alone. */
export function zoneName(region: string, zone: string | undefined): string {
    return zone === undefined ? region : `${region}-${zone}`;
}

/**
 * What single machines and those of scale sets have in common.
 *
 * @param path of the part that describes machines, with a dot at the end; `""` for the inputs themselves
 */
export function machineProblems(machine: Values, path: string, plan: Value | undefined): Problem[] {
    const os = isMap(machine.osProfile) ? machine.osProfile : {};
    const linux = isMap(os.linuxConfiguration) ? os.linuxConfiguration : {};
    const image = isMap(machine.storageProfile) ? machine.storageProfile.imageReference : undefined;
    const isLocked = linux.disablePasswordAuthentication === true && !isMap(linux.ssh);
    return [
        ...base64Problems(`${path}osProfile.customData`, os.customData),
        ...base64Problems(`${path}userData`, machine.userData),
        ...zoneProblems(machine.zones, `${path}zones`),
        ...imageProblems(`${path}storageProfile.imageReference`, image, plan),
        ...(isLocked
            ? [problem(`${path}osProfile.linuxConfiguration.ssh`, undefined, "is required when passwords are disabled")]
            : []),
    ];
}

function interfaceProblems({ networkProfile }: Values): Problem[] {
    const all = maps(isMap(networkProfile) ? networkProfile.networkInterfaces : []);
    if (all.length < 2 || all.filter(({ primary }) => primary === true).length === 1) return [];
    return [problem("networkProfile.networkInterfaces", undefined, "must have exactly one with primary: true")];
}

function interfacesOf({ networkProfile }: Values): string[] {
    return maps(isMap(networkProfile) ? networkProfile.networkInterfaces : []).flatMap((each) => referred(each) ?? []);
}

/** An interface belongs to one machine, also while another one is to take its place. */
function refuseTakenInterfaces({ inputs, objects }: NewObject): void {
    const wanted = new Set(interfacesOf(inputs));
    for (const machine of objects.all(VIRTUAL_MACHINE)) {
        const taken = interfacesOf(plainValues(machine.inputs)).find((id) => wanted.has(id));
        if (taken !== undefined) throw refused("NicInUse", `${nameIn(taken)} is in use by ${machine.id}`);
    }
}

/**
 * What a machine is started with.
 *
 * @param machine the inputs of a machine, or the profile of a scale set
 * @param owner the inputs that say the identity
 */
export function launchOf(machine: Values, { identity, resourceGroupName }: Values): Values {
    const os = isMap(machine.osProfile) ? machine.osProfile : {};
    const found = {
        customData: text(os.customData),
        userData: text(machine.userData),
        identities: texts(isMap(identity) ? identity.userAssignedIdentities : undefined),
        resourceGroup: text(resourceGroupName),
        spot: machine.priority === "Spot" ? true : undefined,
    };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function valueIn(part: Value | undefined, property: string): string | undefined {
    const whole = plain(part);
    return isMap(whole) ? JSON.stringify(whole[property]) : undefined;
}
