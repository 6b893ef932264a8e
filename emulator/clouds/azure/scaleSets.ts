import { randomUUID } from "node:crypto";
import { problem, type Surroundings, type TypeFacts } from "../facts";
import type { GroupKind } from "../machines/groupKind";
import type { MachineGroups } from "../machines/groups";
import type { CloudObject, Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { isMap, maps, plain, plainValues, text, texts, type Value, type Values } from "../values";
import { arm, locationOf, referred, zoneProblems } from "./common";
import { launchOf, machineProblems, zoneName } from "./machines";
import { poolProblems } from "./network";

export const SCALE_SET = "azure-native:compute:VirtualMachineScaleSet";
const SETTING = "azure-native:monitor:AutoscaleSetting";
/** Such as `PT5M`. */
const DURATION = /^P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/;
const DURATIONS = [
    ["metricTrigger", "timeGrain"],
    ["metricTrigger", "timeWindow"],
    ["scaleAction", "cooldown"],
] as const;

export function scaleSetTypes(groups: MachineGroups, objects: Objects): Readonly<Record<string, TypeFacts>> {
    const reconcileTarget = async ({ inputs }: CloudObject) => {
        const set = objects.all(SCALE_SET).find(({ id }) => id === inputs.targetResourceUri);
        if (set) await groups.reconcile(set);
    };
    return {
        [SCALE_SET]: {
            ...arm({
                kind: "Microsoft.Compute/virtualMachineScaleSets",
                name: "vmScaleSetName",
                length: 64,
                replaces: ["orchestrationMode", "platformFaultDomainCount", "zones", "plan", "singlePlacementGroup"],
                check: [
                    flexibleProblems,
                    ({ zones }) => zoneProblems(zones),
                    ({ virtualMachineProfile, plan }) =>
                        machineProblems(profileOf(virtualMachineProfile), "virtualMachineProfile.", plan),
                    ({ virtualMachineProfile }, around) => cardProblems(profileOf(virtualMachineProfile), around),
                ],
            }),
            effects: {
                created: (set) => groups.reconcile(set),
                changed: (set) => groups.reconcile(set),
                deleted: (set) => groups.dissolve(set, Number.POSITIVE_INFINITY),
            },
        },
        [SETTING]: {
            ...arm({
                kind: "Microsoft.Insights/autoscaleSettings",
                name: "autoscaleSettingName",
                length: 260,
                pattern: /^[^/\\<>%&?]+$/,
                check: ({ profiles }) =>
                    maps(profiles).flatMap((profile, index) => profileProblems(profile, `profiles[${index}]`)),
            }),
            effects: { created: reconcileTarget, changed: reconcileTarget },
        },
    };
}

/** Scale sets of flexible orchestration start machines, each in a zone. */
export function scaleSets(objects: Objects): GroupKind {
    return {
        type: SCALE_SET,
        newId: () => randomUUID(),
        wanted: (set) => withinLimits(set, capacityOf(set), objects),
        resized: (set, capacity) => {
            const sku = { ...skuOf(set), capacity: withinLimits(set, capacity, objects) };
            // Scaling changes the object itself: what a program says of it counts no more until it writes it again.
            return { ...set, inputs: { ...set.inputs, sku }, outputs: { ...set.outputs, sku } };
        },
        places(set) {
            const values = plainValues(set.inputs);
            const profile = isMap(values.virtualMachineProfile) ? values.virtualMachineProfile : {};
            const region = locationOf({ inputs: values, scope: set.scope, objects });
            const interfaces = interfaceProfiles(profile).map(({ ipConfigurations, networkSecurityGroup }) => ({
                subnet: maps(ipConfigurations).flatMap((each) => referred(each.subnet) ?? [])[0] ?? "",
                securityGroup: referred(networkSecurityGroup) ?? null,
            }));
            const launch = { ...launchOf(profile, values), interfaces };
            const zones = texts(values.zones);
            const places = zones.length === 0 ? [undefined] : zones;
            return places.map((zone) => ({ zone: zoneName(region, zone), launch }));
        },
    };
}

function skuOf({ outputs }: CloudObject): Values {
    const sku = plain(outputs.sku);
    return isMap(sku) ? sku : {};
}

function capacityOf(set: CloudObject): number {
    return Number(skuOf(set).capacity ?? 0);
}

/** Between the widest limits of the autoscale setting for the set, if there is one: which hours it is does not count. */
function withinLimits({ id }: CloudObject, capacity: number, objects: Objects): number {
    const setting = objects
        .all(SETTING)
        .find(({ inputs }) => inputs.targetResourceUri === id && inputs.enabled !== false);
    const limits = maps(plain(setting?.inputs.profiles)).flatMap((profile) =>
        isMap(profile.capacity) ? [profile.capacity] : [],
    );
    if (limits.length === 0) return capacity;
    const least = Math.min(...limits.map(({ minimum }) => Number(minimum)));
    const most = Math.max(...limits.map(({ maximum }) => Number(maximum)));
    return Math.min(Math.max(capacity, least), most);
}

function interfaceProfiles({ networkProfile }: Values): readonly Values[] {
    return maps(isMap(networkProfile) ? networkProfile.networkInterfaceConfigurations : []);
}

function flexibleProblems({ orchestrationMode, platformFaultDomainCount, virtualMachineProfile }: Values): Problem[] {
    if (orchestrationMode !== "Flexible") return [];
    const profile = isMap(virtualMachineProfile) ? virtualMachineProfile : undefined;
    const network = profile && isMap(profile.networkProfile) ? profile.networkProfile : undefined;
    return [
        ...(platformFaultDomainCount === undefined
            ? [problem("platformFaultDomainCount", undefined, "is required with orchestrationMode Flexible")]
            : []),
        ...(network && network.networkApiVersion === undefined
            ? [
                  problem(
                      "virtualMachineProfile.networkProfile.networkApiVersion",
                      undefined,
                      "is required with orchestrationMode Flexible",
                  ),
              ]
            : []),
    ];
}

function profileOf(profile: Value | undefined): Values {
    return isMap(profile) ? profile : {};
}

function cardProblems(profile: Values, around: Surroundings): Problem[] {
    const cards = interfaceProfiles(profile);
    const path = "virtualMachineProfile.networkProfile.networkInterfaceConfigurations";
    return [
        ...primaryProblems(cards),
        ...cards.flatMap(({ ipConfigurations }, card) =>
            maps(ipConfigurations).flatMap(({ loadBalancerBackendAddressPools: pools }, index) => {
                const at = `${path}[${card}].ipConfigurations[${index}].loadBalancerBackendAddressPools`;
                return poolProblems(at, pools, around);
            }),
        ),
    ];
}

function primaryProblems(cards: readonly Values[]): Problem[] {
    if (cards.length < 2 || cards.filter(({ primary }) => primary === true).length === 1) return [];
    const path = "virtualMachineProfile.networkProfile.networkInterfaceConfigurations";
    return [problem(path, undefined, "must have exactly one with primary: true")];
}

function profileProblems({ capacity, rules }: Values, path: string): Problem[] {
    const limits = isMap(capacity) ? capacity : {};
    const [least, initial, most] = [limits.minimum, limits.default, limits.maximum].map(Number);
    const isOrdered = Number(least) <= Number(initial) && Number(initial) <= Number(most);
    const durations = maps(rules).flatMap((rule, index) =>
        DURATIONS.flatMap(([part, property]) => {
            const whole = rule[part];
            const value = isMap(whole) ? text(whole[property]) : undefined;
            if (value === undefined || DURATION.test(value)) return [];
            return [problem(`${path}.rules[${index}].${part}.${property}`, value, "must be a duration, such as PT5M")];
        }),
    );
    return [
        ...(isOrdered
            ? []
            : [problem(`${path}.capacity`, undefined, "must have numbers with minimum <= default <= maximum")]),
        ...durations,
    ];
}
