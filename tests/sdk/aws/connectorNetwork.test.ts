import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { InvalidInputError } from "pulumi-zscaler";
import { AppConnectors, ConnectorNetwork, type ConnectorNetworkArgs } from "pulumi-zscaler/aws";
import type { Cloud } from "../../../emulator/clouds/cloud";
import { settled } from "../mockedCloud";
import { mockAws, withoutProvider } from "./mockedAws";

let cloud: Cloud;
beforeEach(async () => {
    cloud = await mockAws();
});
// What is still under way belongs to the program of this test.
afterEach(() => pulumi.runtime.disconnect());

async function rangesOf(args: ConnectorNetworkArgs): Promise<Record<string, unknown>> {
    await pulumi.runtime.disconnect();
    cloud = await mockAws();
    const network = new ConnectorNetwork("west", args);
    await Promise.all(Object.values(network.subnets).map(settled));
    const subnets = cloud.objects.all("aws:ec2/subnet:Subnet").map(({ outputs }) => outputs);
    return Object.fromEntries(subnets.map(({ tags, cidrBlock }) => [Object(tags).Name, cidrBlock]));
}

describe("a network for connectors in AWS", () => {
    it.each<[string, Partial<ConnectorNetworkArgs>, string]>([
        ["no zone", { zones: [] }, 'zones is empty; set names of zones, such as "us-west-2a"'],
        ["a region for a zone", { zones: ["us-west-2"] }, 'zones[0] is "us-west-2"; set the name of a zone'],
        ["a zone twice", { zones: ["us-west-2a", "us-west-2a"] }, 'zones[1] is "us-west-2a" again; remove it'],
        [
            "a range too small",
            { cidrBlock: "10.1.0.0/20" },
            'cidrBlock is "10.1.0.0/20"; set a range with prefix length 16',
        ],
    ])("refuses %s", (_what, args, fault) => {
        const declare = () => new ConnectorNetwork("west", { zones: ["us-west-2a"], ...args });
        expect(declare).toThrow(InvalidInputError);
        expect(declare).toThrow(`Cannot declare ConnectorNetwork "west": ${fault}`);
    });

    it("gives each zone ranges that stay when other zones come and go", async () => {
        const all = await rangesOf({ zones: ["us-west-2a", "us-west-2c"] });
        expect(all).toEqual({
            "west-public-us-west-2a": "10.1.101.0/24",
            "west-private-us-west-2a": "10.1.200.0/24",
            "west-public-us-west-2c": "10.1.103.0/24",
            "west-private-us-west-2c": "10.1.202.0/24",
        });
        const some = await rangesOf({ zones: ["us-west-2c"] });
        expect(all).toMatchObject(some);
        expect(await rangesOf({ zones: ["us-west-2a"], cidrBlock: "172.16.0.0/16" })).toMatchObject({
            "west-private-us-west-2a": "172.16.200.0/24",
        });
    });

    it("creates all with the provider that it is given", async () => {
        const others = await withoutProvider(async (provider) => {
            const network = new ConnectorNetwork("west", { zones: ["us-west-2a"] }, { provider });
            await Promise.all(Object.values(network.subnets).map(settled));
        });
        expect(others).toEqual([]);
    });

    it("is what App Connectors take, which start when their way to the internet is there", async () => {
        const connectors = new AppConnectors("payroll", {
            network: new ConnectorNetwork("west", { zones: ["us-west-2a"] }),
        });
        await Promise.all(Object.values(connectors.instances).map(({ urn }) => settled(urn)));
        const [way, machine] = [
            cloud.objects.all("aws:ec2/route:Route").find(({ outputs }) => outputs.natGatewayId),
            cloud.objects.all("aws:ec2/instance:Instance")[0],
        ];
        expect(way?.number).toBeLessThan(machine?.number ?? 0);
    });
});
