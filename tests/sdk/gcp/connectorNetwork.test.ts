import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { InvalidInputError } from "pulumi-zscaler";
import { AppConnectors, CloudConnectors, ConnectorNetwork, type ConnectorNetworkArgs } from "pulumi-zscaler/gcp";
import type { Cloud } from "../../../emulator/clouds/cloud";
import { settled } from "../mockedCloud";
import { given } from "./deployments";
import { mockGcp, withoutProvider, ZONES } from "./mockedGcp";

let cloud: Cloud;
beforeEach(async () => {
    cloud = await mockGcp();
});
// What is still under way belongs to the program of this test.
afterEach(() => pulumi.runtime.disconnect());

describe("networks for connectors in Google Cloud", () => {
    it.each<[string, Partial<ConnectorNetworkArgs>, string]>([
        ["no zone", { zones: [] }, "zones has 0 zones; set 1 to 3 zones"],
        ["a region for a zone", { zones: ["europe-west1"] }, 'zones[0] is "europe-west1"; set the name of a zone'],
        ["a zone twice", { zones: ["europe-west1-b", "europe-west1-b"] }, 'zones[1] is "europe-west1-b" again'],
        ["no range", { cidrBlock: "10.1.0.0" }, 'cidrBlock has "10.1.0.0"; set IPv4 ranges, such as 10.1.0.0/16'],
    ])("refuse %s", (_what, args, fault) => {
        const declare = () => new ConnectorNetwork("west", { zones: ZONES, ...args });
        expect(declare).toThrow(InvalidInputError);
        expect(declare).toThrow(`Cannot declare ConnectorNetwork "west": ${fault}`);
    });

    it("are what both kinds of connectors take, which start when their way to the internet is there", async () => {
        const network = new ConnectorNetwork("west", { zones: ZONES, networkName: "workloads" });
        const connectors = [new AppConnectors("payroll", { network }), new CloudConnectors("west", given({ network }))];
        await Promise.all(
            connectors.flatMap(({ instances }) => Object.values(instances).map(({ urn }) => settled(urn))),
        );
        const ways = cloud.objects.all("gcp:compute/routerNat:RouterNat").map(({ number }) => number);
        const machines = cloud.objects.all("gcp:compute/instance:Instance");
        expect(ways).toHaveLength(2);
        expect(machines).toHaveLength(2 + 2 * 2);
        // App Connectors need only the first one.
        const [first = 0] = ways.toSorted((one, other) => one - other);
        expect(Math.min(...machines.map(({ number }) => number))).toBeGreaterThan(first);
        const networks = cloud.objects.all("gcp:compute/network:Network").map(({ outputs }) => outputs.name);
        expect(networks).toContain("workloads");
    });

    it("are created with the provider that they are given", async () => {
        const others = await withoutProvider(async (provider) => {
            const { subnet, managementSubnet } = new ConnectorNetwork("west", { zones: ZONES }, { provider });
            await Promise.all([subnet, managementSubnet].map(settled));
        });
        expect(others).toEqual([]);
    });
});
