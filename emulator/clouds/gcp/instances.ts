import { problem, type Rule, type Surroundings, type TypeFacts } from "../facts";
import type { Fleet } from "../machines/fleet";
import type { Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { isMap, maps, plainValues, text, texts, type Value } from "../values";
import { API, computeType, instanceNumber, zonesOf } from "./common";
import { imageProblems } from "./images";
import { launchOf, networkOf, TEMPLATE } from "./launch";
import { addressIn } from "./network";

const INSTANCE = "gcp:compute/instance:Instance";
const TAG = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Of instances and of what they are started from. */
const MACHINE_RULES: readonly Rule[] = [
    ({ networkInterfaces }, { objects }) => {
        const networks = maps(networkInterfaces).map((each) => networkOf(each, objects));
        const twice = networks.findIndex((network, index) => network !== "" && networks.indexOf(network) < index);
        if (twice < 1) return [];
        const path = `networkInterfaces[${twice}].subnetwork`;
        return [problem(path, undefined, "must be in another network than the other interfaces")];
    },
    ({ tags }) =>
        texts(tags).flatMap((tag, index) =>
            TAG.test(tag) ? [] : [problem(`tags[${index}]`, tag, `must match ${TAG.source}`)],
        ),
    ({ serviceAccount: account }) => {
        if (!isMap(account) || !text(account.email) || texts(account.scopes).length > 0) return [];
        return [problem("serviceAccount.scopes", undefined, "must have a scope, such as cloud-platform")];
    },
];

/** Machines, what they are started from, and groups that list them. */
export function instanceTypes(fleet: Fleet, objects: Objects): Readonly<Record<string, TypeFacts>> {
    return {
        [TEMPLATE]: computeType("global", "instanceTemplates", objects, {
            outputs: ({ id }) => {
                const numericId = instanceNumber();
                return { numericId, selfLinkUnique: `${API}${id}?uniqueId=${numericId}` };
            },
            // Templates cannot be changed.
            replaces: [
                ...[
                    "canIpForward",
                    "disks",
                    "labels",
                    "machineType",
                    "metadata",
                    "metadataStartupScript",
                    "namePrefix",
                ],
                ...[
                    "networkInterfaces",
                    "scheduling",
                    "serviceAccount",
                    "shieldedInstanceConfig",
                    "tags",
                    "description",
                ],
            ],
            check: [
                ({ disks }) =>
                    maps(disks).flatMap(({ sourceImage }, index) =>
                        imageProblems(`disks[${index}].sourceImage`, sourceImage),
                    ),
                ...MACHINE_RULES,
            ],
        }),
        [INSTANCE]: computeType("zone", "instances", objects, {
            outputs: () => ({
                instanceId: instanceNumber(),
                currentStatus: "RUNNING",
                cpuPlatform: "Intel Cascade Lake",
            }),
            replaces: ["bootDisk", "canIpForward", "metadataStartupScript", "hostname", "networkInterfaces"],
            completes: {
                networkInterfaces: withAddresses,
            },
            check: [
                ({ bootDisk }) => imageProblems("bootDisk.initializeParams.image", imageIn(bootDisk)),
                (_inputs, around) => zoneProblems(around),
                ...MACHINE_RULES,
            ],
            effects: {
                async created({ id: object, scope, inputs, outputs }) {
                    const launch = launchOf(plainValues(inputs), objects);
                    const id = text(outputs.instanceId) ?? "";
                    await fleet.launch({ id, object, zone: scope.zone ?? "", scope, launch });
                },
                async deleted({ outputs }) {
                    await fleet.terminate(text(outputs.instanceId) ?? "");
                },
            },
        }),
        "gcp:compute/instanceGroup:InstanceGroup": computeType("zone", "instanceGroups", objects, {
            outputs: ({ inputs }) => ({ size: texts(inputs.instances).length }),
            replaces: ["network", "description"],
        }),
    };
}

function imageIn(bootDisk: Value | undefined): Value | undefined {
    const params = isMap(bootDisk) ? bootDisk.initializeParams : undefined;
    return isMap(params) ? params.image : undefined;
}

function zoneProblems({ scope: { zone = "", region = "" } }: Surroundings): Problem[] {
    const zones = zonesOf(region);
    return zone === "" || zones.includes(zone)
        ? []
        : [problem("zone", zone, `must be a zone of ${region} (${zones.join(", ")})`)];
}

/** Each interface has an address of its subnet. */
function withAddresses(interfaces: Value, { objects }: Surroundings, before: Value | undefined): Value {
    return maps(interfaces).map((each, index) => ({
        ...each,
        networkIp:
            text(each.networkIp) ?? text(maps(before)[index]?.networkIp) ?? addressIn(text(each.subnetwork), objects),
    }));
}
