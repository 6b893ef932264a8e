import { createRequire } from "node:module";
import { beforeEach, describe, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { ProvisioningUrl, type ProvisioningUrlArgs } from "pulumi-zscaler";
import type * as checkedUrl from "../../../sdk/deployment/provisioningUrl";
import type * as metadata from "../../../sdk/gcp/cloudConnectors/metadata";
import type * as subnets from "../../../sdk/gcp/common/subnet";
import type * as zones from "../../../sdk/gcp/common/zones";
import { mockGcp, twoNetworks } from "../gcp/mockedGcp";
import { expectRefusal } from "./refusal";

// As they are shipped: the classes of resources and errors are those of the program.
const shipped = createRequire(__filename);
const { provisioningUrlText }: typeof checkedUrl = shipped("../../../dist/sdk/deployment/provisioningUrl.js");
const { metadataOf }: typeof metadata = shipped("../../../dist/sdk/gcp/cloudConnectors/metadata.js");
const { lookUpSubnet }: typeof subnets = shipped("../../../dist/sdk/gcp/common/subnet.js");
const { existingZones }: typeof zones = shipped("../../../dist/sdk/gcp/common/zones.js");

beforeEach(async () => {
    await mockGcp();
});

const SCALING = { subject: 'CloudConnectors "west"', cloud: "gcp", autoScaling: true, formFactor: "small" } as const;

const refuses = (output: pulumi.Output<unknown>, fault: string) =>
    expectRefusal(output, `Cannot declare CloudConnectors "west": ${fault}`);

const url = (more: Partial<ProvisioningUrlArgs>) =>
    new ProvisioningUrl("url", { name: "gcp", cloud: "gcp", locationTemplate: "1", ...more });

describe("once it is known, a component refuses a provisioning URL", () => {
    it("that is none", async () => {
        await refuses(
            provisioningUrlText(pulumi.output("west"), SCALING),
            'provisioningUrl is "west"; set the text that the console shows, such as connector.zscaler.net/api/v1/provUrl?name=NAME',
        );
    });

    it.each<[string, Partial<ProvisioningUrlArgs>, string]>([
        ["for another cloud", { cloud: "aws" }, 'provisioningUrl is for AWS; set one whose cloud is "gcp"'],
        [
            "for deployments that do not scale",
            { autoScaling: false },
            "provisioningUrl is for deployments without auto scaling, and capacity is one with it; set capacity.kind to",
        ],
        [
            "for larger machines",
            { autoScaling: true, formFactor: "large" },
            'provisioningUrl is for form factor "large"; set formFactor to it, or use a provisioning URL for "small"',
        ],
    ])("%s", async (_what, args, fault) => {
        await refuses(provisioningUrlText(url(args), SCALING), fault);
    });
});

describe("once it is known, a component in Google Cloud refuses", () => {
    const parent = () => new pulumi.ComponentResource("bench:Site", "site");
    const lookUp = (subnet: pulumi.Input<string>, region = "us-west1") =>
        lookUpSubnet(parent(), { subject: SCALING.subject, path: "network.subnet", subnet, region });

    it("a subnet in another region than its zones", async () => {
        const fault = "network.subnet is in europe-west1, and the zones are in us-west1; set a subnet in us-west1";
        for (const output of Object.values(lookUp(twoNetworks().subnet))) await refuses(output, fault);
    });

    it("a subnet by its name alone", async () => {
        const fault =
            'network.subnet is "service"; set its id or self link, such as projects/PROJECT/regions/us-west1/subnetworks/NAME';
        for (const output of Object.values(lookUp("service"))) await refuses(output, fault);
    });

    it("a secret by its name alone", async () => {
        const network = { subnet: "subnet", managementSubnet: "other", zones: ["europe-west1-b"] };
        const args = { provisioningUrl: "", credentialsSecret: "connectors", network };
        const [url, account] = [pulumi.output(""), pulumi.output("a@b")];
        await refuses(
            metadataOf({ subject: SCALING.subject, url, args, account }).ZSCALER,
            'credentialsSecret is "connectors"; set the id of a secret, such as projects/PROJECT/secrets/NAME',
        );
    });

    it("zones that their region does not have", async () => {
        await refuses(
            existingZones(parent(), SCALING.subject, ["europe-west1-b", "europe-west1-a"]),
            'network.zones[1] is "europe-west1-a", which europe-west1 does not have; set one of europe-west1-b, ',
        );
    });
});
