import { beforeEach, describe, expect, it } from "@jest/globals";
import * as resources from "@pulumi/azure-native/resources";
import { InvalidInputError } from "pulumi-zscaler";
import { ConnectorNetwork, type ConnectorNetworkArgs } from "pulumi-zscaler/azure";
import type { Cloud } from "../../../emulator/clouds/cloud";
import { settled } from "../mockedCloud";
import { mockAzure } from "./mockedAzure";

let cloud: Cloud;
beforeEach(async () => {
    cloud = await mockAzure();
});

/** A network in a resource group, once all of it is there. */
async function declared(more: Partial<ConnectorNetworkArgs> = {}) {
    const group = new resources.ResourceGroup("west", { resourceGroupName: "rg-west", location: "westeurope" });
    const network = new ConnectorNetwork("west", { resourceGroupName: group.name, ...more });
    const ids = await Promise.all(Object.values(network.subnets).map(settled));
    const of = (type: string) => cloud.objects.all(`azure-native:network:${type}`).map(({ outputs }) => outputs);
    return { network, ids, of };
}

describe("a network for connectors on Azure", () => {
    it.each<[string, Partial<ConnectorNetworkArgs>, string]>([
        ["a zone twice", { zones: ["2", "2"] }, 'zones is "2" again; set each zone once'],
        ["no zone", { zones: [] }, "zones is empty; set zones, or omit it for machines outside of zones"],
        [
            "a range that has no room",
            { cidrBlock: "10.1.0.0/24" },
            'cidrBlock is "10.1.0.0/24"; set a range with prefix length 16, such as "10.1.0.0/16"',
        ],
    ])("refuses %s", (_what, args, fault) => {
        const declare = () => new ConnectorNetwork("west", { resourceGroupName: "rg", ...args });
        expect(declare).toThrow(InvalidInputError);
        expect(declare).toThrow(`Cannot declare ConnectorNetwork "west": ${fault}`);
    });

    it("has a subnet in each zone, with a gateway and an address of that zone, and ranges that do not depend on the others", async () => {
        const { network, ids, of } = await declared({ zones: ["1", "3"], virtualNetworkName: "vnet-west" });
        expect(Object.keys(network.subnets)).toEqual(["1", "3"]);
        expect(ids).toEqual([1, 3].map((zone) => expect.stringMatching(`/vnet-west/subnets/west-zone${zone}\\w+$`)));
        const ranges = of("Subnet").map(({ addressPrefix }) => addressPrefix);
        expect(ranges.sort()).toEqual(["10.1.201.0/24", "10.1.203.0/24"]);
        const zoned = [...of("NatGateway"), ...of("PublicIPAddress")].map(({ zones }) => String(zones));
        expect(zoned.sort()).toEqual(["1", "1", "3", "3"]);
    });

    it("has one subnet without zones in a region that has none", async () => {
        const { network, of } = await declared();
        expect(Object.keys(network.subnets)).toEqual(["regional"]);
        expect(of("NatGateway")).toMatchObject([{ location: "westeurope" }]);
        expect(of("NatGateway")[0]?.zones).toBeUndefined();
    });
});
