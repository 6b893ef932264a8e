import { describe, expect, it } from "@jest/globals";
import { InvalidInputError } from "pulumi-zscaler";
import { CloudConnectors, type CloudConnectorsArgs } from "pulumi-zscaler/azure";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5v admin";

/** The least that a deployment needs, by ids: what is refused here is refused before anything is looked up. */
function named(more: Partial<CloudConnectorsArgs> = {}): CloudConnectorsArgs {
    const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v";
    const network = { virtualNetworkId: id, subnets: { "1": `${id}/subnets/a`, "2": `${id}/subnets/a` } };
    const machine = { sshPublicKey: KEY };
    const provisioningUrl = "connector.zscalerthree.net/api/v1/provUrl?name=azure";
    return { provisioningUrl, resourceGroupName: "rg", network, credentialsVault: "v", machine, ...more };
}

const SCALING = { kind: "autoScaling", min: 2, max: 4 } as const;
const scaling = (more: object): Partial<CloudConnectorsArgs> => ({ capacity: { ...SCALING, ...more } });
const gateway = (more: object): Partial<CloudConnectorsArgs> => ({ loadBalancer: { kind: "gateway", ...more } });
const machine = (more: object): Partial<CloudConnectorsArgs> => ({ machine: { sshPublicKey: KEY, ...more } });
const subnets = (byZone: object): Partial<CloudConnectorsArgs> => ({
    network: { virtualNetworkId: "v", subnets: byZone },
});

/** What only a program in JavaScript can say. */
const wrong = (args: object): Partial<CloudConnectorsArgs> => args;

describe("Cloud Connectors on Azure refuse", () => {
    it.each<[string, Partial<CloudConnectorsArgs>, string]>([
        [
            "a port that no connector answers",
            { healthProbe: { port: 22 } },
            "healthProbe.port is 22; set 80, or a number from 1024 to 65535",
        ],
        [
            "an interval that no load balancer has",
            { healthProbe: { intervalSeconds: 2 } },
            "healthProbe.intervalSeconds is 2; set a whole number from 5 to",
        ],
        [
            "more failed probes than a load balancer counts",
            { healthProbe: { unhealthyThreshold: 101 } },
            "healthProbe.unhealthyThreshold is 101; set a whole number from 1 to 100",
        ],
        [
            "a distribution that load balancers do not have",
            wrong({ loadBalancer: { kind: "internal", distribution: "RoundRobin" } }),
            'loadBalancer.distribution is "RoundRobin"; set one of Default, SourceIP, SourceIPProtocol',
        ],
        [
            "a management subnet in a zone without machines",
            {
                network: { virtualNetworkId: "v", subnets: { "1": "s" }, managementSubnets: { "2": "m" } },
            },
            'network.managementSubnets has the key "2"; use the zones of network.subnets: 1',
        ],
        [
            "a schedule above the greatest size",
            scaling({ schedule: { min: 9, start: "09:00", end: "17:00" } }),
            "capacity.schedule.min is 9; set a whole number from 1 to",
        ],
        [
            "a second threshold",
            { healthProbe: { healthyThreshold: 3 } },
            "healthProbe.healthyThreshold is 3, and Azure has one threshold for both; set unhealthyThreshold alone",
        ],
        [
            "a size that Zscaler does not support",
            machine({ vmSize: "Standard_B1s" }),
            'machine.vmSize is "Standard_B1s"; set one of Standard_D2ds_v5, Standard_D2ads_v5, Standard_D2s_v3, Standard_DS3_v2, Standard_DS2_v2',
        ],
        [
            "a size that scale sets do not have",
            { ...scaling({}), ...machine({ vmSize: "Standard_DS2_v2" }) },
            'machine.vmSize is "Standard_DS2_v2"; set one of Standard_D2ds_v5, Standard_D2ads_v5, Standard_D2s_v3, Standard_DS3_v2 for scale sets',
        ],
        [
            "a version that is none",
            machine({ imageVersion: "24.3" }),
            'machine.imageVersion is "24.3"; set three numbers with dots, such as 24.3.2, or "latest"',
        ],
        [
            "a version of an image of its own",
            machine({ imageVersion: "24.3.2", imageId: "x" }),
            "machine.imageVersion is set beside imageId, which has no versions; omit one of them",
        ],
        [
            "a zone that Azure does not have",
            subnets({ "1": "s", "westeurope-2": "s" }),
            'network.subnets has the key "westeurope-2"; use "1", "2" and "3" for zones, or "regional" for machines outside of zones',
        ],
        [
            "machines in zones and outside of them",
            subnets({ "1": "s", regional: "s" }),
            'network.subnets has the key "regional" beside zones; use it alone, for a region that has no zones',
        ],
        ["no zone", subnets({}), "network.subnets is empty; set a subnet for each zone"],
        [
            "a group larger than Zscaler allows",
            scaling({ max: 17 }),
            "capacity.max is 17; set a whole number from 1 to 16",
        ],
        [
            "a least size above the greatest",
            scaling({ min: 5, initial: 5 }),
            "2 arguments are wrong:\n  - capacity.min is 5, more than capacity.max (4); lower it",
        ],
        [
            "a number to start with outside of the limits",
            scaling({ initial: 5 }),
            "capacity.initial is 5; set a whole number from 2 to 4",
        ],
        [
            "thresholds that let machines come and go",
            scaling({ scaleOut: { cpuPercent: 50 } }),
            "capacity.scaleOut.cpuPercent is 50, not above that of scaleIn (50); raise it, so that machines do not come and go",
        ],
        [
            "a window that Azure does not have",
            scaling({ scaleIn: { windowMinutes: 1 } }),
            "capacity.scaleIn.windowMinutes is 1; set a whole number from 5 to 720",
        ],
        [
            "a time that is none",
            scaling({ schedule: { min: 3, start: "9:00", end: "17:00", timeZone: "W. Europe Standard Time" } }),
            'capacity.schedule.start is "9:00"; set a time such as 09:00',
        ],
        [
            "a schedule without a day",
            scaling({ schedule: { min: 3, start: "09:00", end: "17:00", timeZone: "UTC", days: [] } }),
            "capacity.schedule.days is empty; set at least one day, or omit it",
        ],
        [
            "fault domains that scale sets do not have",
            scaling({ faultDomains: 2 }),
            'capacity.faultDomains is "2"; set one of 1, 5',
        ],
        [
            "fault domains of machines in zones",
            { capacity: { kind: "fixed", faultDomains: 2 } },
            "capacity.faultDomains is set, but machines in zones are in no availability set; omit it",
        ],
        [
            "no machine",
            { capacity: { kind: "fixed", perZone: 0 } },
            "capacity.perZone is 0; set a whole number from 1 to 16",
        ],
        [
            "tunnels in the wrong order",
            gateway({ tunnels: { internal: { port: 10_900 } } }),
            "loadBalancer.tunnels.internal.port is 10900, not below that of the external tunnel (10801); lower it",
        ],
        [
            "tunnels with one identifier",
            gateway({ tunnels: { internal: { identifier: 801 } } }),
            "loadBalancer.tunnels.internal.identifier is 801, as that of the external tunnel; set another one",
        ],
        [
            "FIPS mode behind a gateway",
            { ...gateway({}), fips: true },
            "fips is true, which connectors behind a gateway load balancer do not support; omit it",
        ],
        [
            "a load balancer without a pool",
            { loadBalancer: { kind: "existing", backendAddressPoolIds: [] } },
            'loadBalancer.backendAddressPoolIds is empty; set the ids of the pools, or kind to "none"',
        ],
        [
            "scale sets that no route leads to",
            { ...scaling({}), loadBalancer: { kind: "none" } },
            'loadBalancer.kind is "none", but routes cannot lead to machines that come and go; set "internal", or capacity.kind "fixed"',
        ],
        [
            "settings for a zone without machines",
            { groups: { "3": {} } },
            'groups has the key "3"; use the zones of network.subnets: 1, 2',
        ],
    ])("%s", (_what, args, fault) => {
        const declare = () => new CloudConnectors("west", named(args));
        expect(declare).toThrow(InvalidInputError);
        expect(declare).toThrow(`Cannot declare CloudConnectors "west": ${fault}`);
    });

    it("a name that machines cannot have", () => {
        expect(() => new CloudConnectors("w".repeat(41), named())).toThrow(/name has 41 characters; use at most 40/);
        expect(() => new CloudConnectors("west.coast", named())).toThrow(
            /name is "west.coast"; use letters, digits and hyphens, and start with a letter/,
        );
    });
});
