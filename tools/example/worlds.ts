import type { EmulatorControl } from "pulumi-zscaler/emulator";
import type { EmulatorProcess } from "./emulatorProcess";
import {
    bootWhenAwaited,
    type Deployment,
    enrollWith,
    refuseLeftObjects,
    removeConnectorsOf,
    removeLeftConnectors,
    withdrawEnrolled,
    withdrawMachines,
} from "./machines";
import type { Settings } from "./stack";
import type { Found } from "./tenant";

/** What an example finds beside a fresh tenant and cannot declare: machines, what other people made, other tenants. */
export interface World {
    /** How the emulator is started. @default as it comes */
    flags?: string[];
    /**
     * What has happened before the program runs for the first time.
     *
     * @param tenant the stack's own
     * @param open starts an emulator with another tenant
     * @returns what the stack is told of it
     */
    begin?(tenant: EmulatorProcess, open: (...flags: string[]) => Promise<EmulatorProcess>): Promise<Settings>;
    /**
     * What happens while the program runs for the first time.
     *
     * @param ended is aborted when it no longer does
     */
    meanwhile?(tenant: EmulatorProcess, ended: AbortSignal): Promise<void>;
    /** What happens before it is destroyed. */
    end?(tenant: EmulatorProcess): Promise<void>;
    /** How it is destroyed: the page of the resource says why. @default as it comes */
    destroyFlags?: string[];
    /** What existed before that it deletes or changes, because that is what it is for. @default nothing */
    isTarget?(found: Found): boolean;
    /** What a person cleans up after it was destroyed: the page of the resource says what stays. */
    after?(tenant: EmulatorProcess): Promise<void>;
}

/** Where the connectors of `cloud-connector-groups` run, as its settings name it. */
const NETWORKS = { awsNetwork: "vpc-0a1b2c3d4e5f60718", azureNetwork: "vnet-workloads", gcpNetwork: "net-workloads" };
const CONNECTORS: readonly Deployment[] = [
    { provUrl: "workloads-aws", network: NETWORKS.awsNetwork, zones: ["us-west-2a", "us-west-2b"] },
    { provUrl: "workloads-azure", network: NETWORKS.azureNetwork, zones: ["westeurope-1", "westeurope-2"] },
    { provUrl: "workloads-gcp", network: NETWORKS.gcpNetwork, zones: ["europe-west1-b", "europe-west1-c"] },
];

const CAMPUS_KEYS = ["controllers", "connectors", "edges"].map((group) => `Campus Lyon ${group}`);

/** Connectors sign in with them; they are in a secret of their cloud. */
async function credentialsOfConnectors({ access }: EmulatorProcess): Promise<Settings> {
    const { connectorUsername, connectorPassword, connectorApiKey } = access;
    return { plain: { connectorUsername }, secret: { connectorPassword, connectorApiKey } };
}

/** The service forgets codes by itself, with the machines that showed them. */
async function forgetCodes({ control }: EmulatorProcess): Promise<void> {
    for (const { id } of await control.list("machine")) await control.remove("machine", id);
}

/** By the names of the examples; the others need none. */
export const WORLDS: Readonly<Record<string, World>> = {
    "cloud-connector-groups": {
        begin: async () => ({ plain: NETWORKS }),
        meanwhile: ({ control }, ended) => bootWhenAwaited(control, CONNECTORS, ended),
        // A provisioning URL stays for as long as a group names it.
        end: ({ control }) => withdrawMachines(control, CONNECTORS),
    },
    "aws-auto-scaling": {
        flags: ["--clouds", "aws"],
        begin: credentialsOfConnectors,
        after: ({ control }) => removeLeftConnectors(control, "aws", "workloads-aws"),
    },
    "aws-fixed-pair": {
        flags: ["--clouds", "aws"],
        begin: credentialsOfConnectors,
        after: ({ control }) => removeLeftConnectors(control, "aws", "workloads-aws"),
    },
    "aws-app-connectors": {
        flags: ["--clouds", "aws"],
        // It lists the connectors that the deletion of their group deletes.
        destroyFlags: ["--refresh"],
        async after(tenant) {
            await refuseLeftObjects(tenant.control, "aws");
            await forgetCodes(tenant);
        },
    },
    "azure-auto-scaling": {
        flags: ["--clouds", "azure"],
        begin: credentialsOfConnectors,
        after: ({ control }) => removeLeftConnectors(control, "azure", "workloads-azure"),
    },
    "azure-fixed-pair": {
        flags: ["--clouds", "azure"],
        begin: credentialsOfConnectors,
        after: ({ control }) => removeLeftConnectors(control, "azure", "workloads-azure"),
    },
    "azure-app-connectors": {
        flags: ["--clouds", "azure"],
        // It lists the connectors that the deletion of their group deletes.
        destroyFlags: ["--refresh"],
        after: ({ control }) => refuseLeftObjects(control, "azure"),
    },
    "gcp-auto-scaling": {
        // Zscaler support has enabled auto scaling for the tenant.
        flags: ["--clouds", "gcp", "--switch", "gcpAutoScaling=allowed"],
        begin: credentialsOfConnectors,
        after: ({ control }) => removeLeftConnectors(control, "gcp", "workloads-gcp"),
    },
    "gcp-fixed-pair": {
        flags: ["--clouds", "gcp"],
        begin: credentialsOfConnectors,
        after: ({ control }) => removeLeftConnectors(control, "gcp", "workloads-gcp"),
    },
    "gcp-app-connectors": {
        flags: ["--clouds", "gcp", "--switch", "oauth2Enrolment=on"],
        after: forgetCodes,
    },
    "three-clouds": {
        flags: ["--clouds", "aws,azure,gcp", "--switch", "gcpAutoScaling=allowed"],
        begin: credentialsOfConnectors,
        async after({ control }) {
            for (const cloud of ["aws", "azure", "gcp"] as const) await refuseLeftObjects(control, cloud);
            await removeConnectorsOf(control, /^workloads-/);
        },
    },
    "disaster-recovery-activation": {
        flags: ["--clouds", "aws"],
        async begin({ control }) {
            const zone = {
                type: "aws:route53/zone:Zone",
                inputs: { name: "example.net" },
                config: { region: "us-west-2" },
            };
            const { id } = await control.aws.create(zone);
            return { plain: { zoneId: id } };
        },
        async after({ control }) {
            for (const { type, id } of await control.aws.objects()) {
                if (type === "aws:route53/zone:Zone") await control.aws.remove(type, id);
            }
            // Resolvers may still have them, so the emulator keeps what it served.
            for (const { id } of await control.list("dnsName")) await control.remove("dnsName", id);
            await refuseLeftObjects(control, "aws");
        },
    },
    "stale-connectors": {
        begin: bootConnectorsAndLoseOne,
        isTarget: ({ collection, name }) =>
            ["ecVm", "cloudConnector", "ecgroup", "cloudConnectorGroup"].includes(collection) &&
            name.includes(NETWORKS.awsNetwork),
        after: ({ control }) => refuseStaleConnectors(control),
    },
    "business-continuity-drill": {
        flags: ["--switch", "featureFlags=feature.ddil.config"],
        meanwhile: ({ control }, ended) => enrollWith(control, CAMPUS_KEYS, ended),
        end: ({ control }) => withdrawEnrolled(control, CAMPUS_KEYS),
    },
    "second-tenant": {
        async begin(_tenant, open) {
            // Ids of its own, as with the service; without that, nobody would notice a call that went to the wrong one.
            const { access } = await open("--switch", "seed=316196");
            return {
                plain: {
                    "second:endpoint": access.url,
                    "second:vanityDomain": access.vanityDomain,
                    "second:customerId": access.customerId,
                    "second:clientId": access.clientId,
                },
                secret: { "second:clientSecret": access.clientSecret },
            };
        },
    },
    "oauth2-enrolment": {
        flags: ["--switch", "oauth2Enrolment=on"],
        async begin({ control }) {
            const machines = [await control.machine(), await control.machine()];
            return {
                plain: Object.fromEntries(machines.map(({ userCode }, index) => [`userCodes[${index}]`, userCode])),
            };
        },
    },
    brownfield: {
        async begin({ control }) {
            await control.create("appConnectorGroup", {
                name: "Headquarters",
                location: "San Jose, California, United States",
                latitude: "37.33874",
                longitude: "-121.8852525",
                countryCode: "US",
            });
            const { id } = await control.create("segmentGroup", { name: "Intranet", enabled: true });
            return { plain: { segmentGroupId: id } };
        },
    },
};

const LOST = "i-lost-long-ago";

/** Two machines of a group: one of them was deleted two days ago, and its connector is still there. */
async function bootConnectorsAndLoseOne({ control }: EmulatorProcess): Promise<Settings> {
    const template = await control.create("locationTemplate", { name: "Workloads", template: { ofwEnabled: true } });
    const url = await control.create("provUrl", {
        name: "workloads-aws",
        provUrlData: { cloudProviderType: "AWS", locationTemplate: { id: Number(template.id) } },
    });
    const site = { provUrl: url.id, network: NETWORKS.awsNetwork, zone: "us-west-2a" };
    for (const instanceId of ["i-serves-workloads", LOST]) await control.cloud.boot({ ...site, instanceId });
    await control.cloud.terminate(LOST);
    await control.advance({ days: 2 });
    return {};
}

/** @throws {Error} unless the connector of the deleted machine is gone, and no other one */
async function refuseStaleConnectors(control: EmulatorControl): Promise<void> {
    const own = (await control.list("ecVm")).filter(({ name }) => String(name).includes(NETWORKS.awsNetwork));
    const statuses = own.map(({ operationalStatus }) => operationalStatus);
    if (statuses.join() !== "ACTIVE") {
        throw new Error(
            `destroyed, but the connectors are ${statuses.join(", ") || "gone"} instead of one that is ACTIVE`,
        );
    }
}
