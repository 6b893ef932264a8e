import { type NewObject, problem, type Surroundings, type TypeFacts } from "../facts";
import type { Fleet } from "../machines/fleet";
import type { Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { isMap, plainValues, text, type Values } from "../values";
import { arn, idIsName, numbered, randomId } from "./common";
import { imageExists } from "./images";
import { placeOfInstance, TEMPLATE } from "./launch";
import { addressIn } from "./network";

const INSTANCE = "aws:ec2/instance:Instance";

const METADATA_OPTIONS = {
    "metadataOptions.httpEndpoint": ["enabled", "disabled"],
    "metadataOptions.httpTokens": ["optional", "required"],
    "metadataOptions.instanceMetadataTags": ["enabled", "disabled"],
};
const VOLUME_TYPES = ["standard", "io1", "io2", "gp2", "sc1", "st1", "gp3"];

export function instanceTypes(fleet: Fleet, objects: Objects): Readonly<Record<string, TypeFacts>> {
    return {
        "aws:ec2/keyPair:KeyPair": {
            ...idIsName,
            name: { property: "keyName", length: 255 },
            replaces: ["keyName", "publicKey"],
        },
        [TEMPLATE]: {
            ...numbered("lt", "ec2", "launch-template"),
            name: { property: "name", length: 128, pattern: /^[A-Za-z0-9().\-/_]{3,}$/ },
            outputs: ({ id, scope }) => ({
                arn: arn(scope, "ec2", `launch-template/${id}`),
                latestVersion: 1,
                defaultVersion: 1,
            }),
            revised: { latestVersion: (before) => Number(before) + 1 },
            replaces: ["name", "namePrefix"],
            lists: {
                ...METADATA_OPTIONS,
                "blockDeviceMappings[].ebs.volumeType": VOLUME_TYPES,
                "tagSpecifications[].resourceType": [
                    "instance",
                    "volume",
                    "network-interface",
                    "spot-instances-request",
                ],
            },
            exclusive: [
                ["vpcSecurityGroupIds", "networkInterfaces"],
                ["defaultVersion", "updateDefaultVersion"],
            ],
            check: [
                (inputs, around) => imageProblems("imageId", inputs, around),
                (inputs) => encodingProblems("userData", inputs),
            ],
        },
        [INSTANCE]: {
            ...numbered("i", "ec2", "instance"),
            outputs: (made) => ({
                ...numbered("i", "ec2", "instance").outputs(made),
                instanceState: "running",
                ...networkOf(made),
            }),
            parts: ["primaryNetworkInterfaceId"],
            replaces: [
                "ami",
                "associatePublicIpAddress",
                "availabilityZone",
                "keyName",
                "placementGroup",
                "primaryNetworkInterface",
                "privateDnsNameOptions",
                "rootBlockDevice",
                "subnetId",
            ],
            lists: { ...METADATA_OPTIONS, "rootBlockDevice.volumeType": VOLUME_TYPES },
            exclusive: [
                ["userData", "userDataBase64"],
                ["primaryNetworkInterface", "subnetId"],
            ],
            check: [
                (inputs, around) => imageProblems("ami", inputs, around),
                (inputs) => encodingProblems("userDataBase64", inputs),
            ],
            effects: {
                async created(object) {
                    const place = placeOfInstance(plainValues(object.inputs), objects);
                    await fleet.launch({ ...place, id: object.id, scope: object.scope });
                },
                async deleted({ id }) {
                    await fleet.terminate(id);
                },
            },
        },
    };
}

function imageProblems(
    property: string,
    { [property]: id }: Values,
    { scope: { region = "" } }: Surroundings,
): Problem[] {
    if (text(id) === undefined || imageExists(String(id), region)) return [];
    return [problem(property, id, `must be an image of ${region}`)];
}

function encodingProblems(property: string, { [property]: value }: Values): Problem[] {
    if (typeof value !== "string" || Buffer.from(value, "base64").toString("base64") === value) return [];
    return [problem(property, undefined, "must be base64; encode the text of the user data")];
}

/** The address and the interface of a machine: those of the interface that it is launched with, or new ones in its subnet. */
function networkOf({ inputs, objects }: NewObject): Values {
    const { primaryNetworkInterface: primary, subnetId } = inputs;
    const given = isMap(primary) ? objects.withId(text(primary.networkInterfaceId) ?? "")[0] : undefined;
    if (given) {
        return {
            privateIp: given.outputs.privateIp,
            subnetId: given.outputs.subnetId,
            primaryNetworkInterfaceId: given.id,
        };
    }
    return { privateIp: addressIn(text(subnetId), objects), primaryNetworkInterfaceId: randomId("eni") };
}
