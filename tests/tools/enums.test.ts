import { describe, expect, it } from "@jest/globals";
import { Sdk } from "../../emulator/clouds/schema/sdk";
import { enumsIn } from "../../tools/enums/model";
import { propose } from "../../tools/enums/propose";
import { ROOT } from "../docs/markdown";

/** As botocore writes one: shapes by name, members in the case of the API. */
const BOTOCORE = {
    shapes: {
        Template: {
            type: "structure",
            members: {
                BlockDeviceMappings: { shape: "Disks" },
                MetadataOptions: { shape: "Metadata" },
                InstanceInitiatedShutdownBehavior: { shape: "Shutdown" },
                Unheard: { shape: "Shutdown" },
                Comment: { shape: "Text" },
            },
        },
        Disks: { type: "list", member: { shape: "Disk" } },
        Disk: { type: "structure", members: { Ebs: { shape: "Ebs" }, Parent: { shape: "Disk" } } },
        Ebs: { type: "structure", members: { VolumeType: { shape: "VolumeType" } } },
        VolumeType: { type: "string", enum: ["gp2", "gp3"] },
        Metadata: { type: "structure", members: { HttpTokens: { shape: "HttpTokens" } } },
        HttpTokens: { type: "string", enum: ["optional", "required"] },
        Shutdown: { type: "string", enum: ["stop", "terminate"] },
        Text: { type: "string" },
    },
};
/** As a discovery document of Google writes one. */
const DISCOVERY = {
    schemas: {
        Manager: {
            properties: {
                updatePolicy: { $ref: "Policy" },
                versions: { type: "array", items: { $ref: "Version" } },
                listManagedInstancesResults: { type: "string", enum: ["PAGELESS", "PAGINATED"] },
            },
        },
        Policy: { properties: { type: { type: "string", enum: ["OPPORTUNISTIC", "PROACTIVE"] } } },
        Version: { properties: { name: { type: "string" } } },
    },
};
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const MANAGER = "gcp:compute/instanceGroupManager:InstanceGroupManager";

function sdkOf(packageName: string): Sdk {
    const sdk = Sdk.find(packageName, ROOT);
    if (!sdk) throw new Error(`${packageName} is not installed`);
    return sdk;
}

describe("the tool that proposes lists of allowed values", () => {
    it("finds them in a model of botocore, below the shape that it is asked for", () => {
        expect(enumsIn(BOTOCORE, "Template")).toEqual([
            { path: ["BlockDeviceMappings", "[]", "Ebs", "VolumeType"], values: ["gp2", "gp3"] },
            { path: ["MetadataOptions", "HttpTokens"], values: ["optional", "required"] },
            { path: ["InstanceInitiatedShutdownBehavior"], values: ["stop", "terminate"] },
            { path: ["Unheard"], values: ["stop", "terminate"] },
        ]);
    });

    it("finds them in a discovery document", () => {
        expect(enumsIn(DISCOVERY, "Manager")).toEqual([
            { path: ["updatePolicy", "type"], values: ["OPPORTUNISTIC", "PROACTIVE"] },
            { path: ["listManagedInstancesResults"], values: ["PAGELESS", "PAGINATED"] },
        ]);
    });

    it("writes lines for the inputs of a resource, and says what the SDK knows and what it has no input for", () => {
        const { lines, known, missing } = propose(sdkOf("@pulumi/aws"), TEMPLATE, enumsIn(BOTOCORE, "Template"));
        expect(lines).toContain('"blockDeviceMappings[].ebs.volumeType": ["gp2","gp3"],');
        expect(missing).toEqual(["Unheard"]);
        expect(lines.length + known.length + missing.length).toBe(4);
        const google = propose(sdkOf("@pulumi/gcp"), MANAGER, enumsIn(DISCOVERY, "Manager"));
        expect([...google.known, ...google.lines.map((line) => line.split('"')[1])].sort()).toEqual([
            "listManagedInstancesResults",
            "updatePolicy.type",
        ]);
    });

    it("says what is wrong with a model, a shape or a resource", () => {
        expect(() => enumsIn({ definitions: {} }, "Template")).toThrow(/neither "shapes".*nor "schemas"/);
        expect(() => enumsIn(BOTOCORE, "Meta")).toThrow("the model has no shape Meta; there are Metadata");
        expect(() => propose(sdkOf("@pulumi/aws"), "aws:ec2/nothing:Nothing", [])).toThrow(/has no resource aws:ec2/);
    });
});
