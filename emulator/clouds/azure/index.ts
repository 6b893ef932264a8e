import { randomUUID } from "node:crypto";
import { Cloud } from "../cloud";
import type { CloudFacts } from "../facts";
import { type Machines, openMachines } from "../machines/open";
import type { Objects } from "../objects";
import type { CloudParts, SimulatedCloud } from "../simulated";
import { text } from "../values";
import { functions } from "./account";
import { CleanUpApps } from "./cleanUp";
import { groupId, locationOf, nameIn } from "./common";
import * as functionApps from "./functionApps";
import { AzureHost } from "./host";
import * as identity from "./identity";
import * as loadBalancer from "./loadBalancer";
import { machineTypes } from "./machines";
import { networkTypes } from "./network";
import { scaleSets, scaleSetTypes } from "./scaleSets";
import * as vault from "./vault";

/** The subscription of a provider that is configured with none. */
const SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";
/** Ids of objects in resource groups; parts of load balancers are checked where they are used. */
const ARM_ID = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+(?:\/providers\/[^*]+)?$/;
const PART = /\/(?:backendAddressPools|frontendIPConfigurations|probes|loadBalancingRules|roleDefinitions)\//;

/** Microsoft Azure, as far as connectors need it. */
export function openAzure(parts: CloudParts): SimulatedCloud {
    const { sdk, objects, service } = parts;
    const apps = new CleanUpApps(objects, service);
    const machines = openMachines(
        parts,
        new AzureHost(objects),
        () => [scaleSets(objects)],
        () => apps.all(),
    );
    return { cloud: new Cloud(factsOf(machines, apps, objects), sdk, objects), ...machines };
}

function factsOf({ fleet, groups, events }: Machines, apps: CleanUpApps, objects: Objects): CloudFacts {
    return {
        name: "azure-native",
        packageName: "@pulumi/azure-native",
        strictness: {
            converts: false,
            openEnums: new Set(["compute.VirtualMachineSizeTypes"]),
            documentedEnums: false,
        },
        scope: ({ subscriptionId, location }) => ({
            subscription: text(subscriptionId) ?? SUBSCRIPTION,
            location: text(location) ?? "",
        }),
        space: () => "",
        scopeOf: (_inputs, scope) => scope,
        types: {
            ...identity.types,
            ...networkTypes(objects),
            ...loadBalancer.types,
            ...machineTypes(fleet, objects),
            ...scaleSetTypes(groups, objects),
            ...vault.types,
            ...functionApps.types,
        },
        functions: { ...functions, ...apps.functions },
        defaults: {
            id: ({ inputs, scope, name }) =>
                `${groupId(scope, text(inputs.resourceGroupName) ?? "")}/providers/Microsoft.Unknown/resources/${name}`,
            outputs: ({ id, type, ...made }) => ({
                name: nameIn(id),
                type: typeIn(id, type),
                location: locationOf(made),
                provisioningState: "Succeeded",
                etag: randomUUID(),
            }),
            derived: () => ({}),
            nameProperty: () => undefined,
            autoName: (name, random) => `${name}${random}`,
        },
        isReference: (value) => ARM_ID.test(value) && !PART.test(value),
        async settled() {
            await fleet.retry();
            await events.settle();
        },
    };
}

/** Such as `Microsoft.Network/virtualNetworks/subnets`. */
function typeIn(id: string, fallback: string): string {
    const [, namespace, rest = ""] = /\/providers\/([^/]+)\/(.+)$/.exec(id) ?? [];
    if (namespace === undefined) return fallback;
    const kinds = rest.split("/").filter((_part, index) => index % 2 === 0);
    return [namespace, ...kinds].join("/");
}
