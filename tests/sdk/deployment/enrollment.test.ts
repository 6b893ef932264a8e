import { createRequire } from "node:module";
import { beforeEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { AppConnectorGroup, ProvisioningKey } from "pulumi-zscaler";
import type * as checking from "../../../sdk/argumentChecks";
import type { EnrollingArgs } from "../../../sdk/deployment/arguments";
import type * as shared from "../../../sdk/deployment/enrollment";
import { mockGcp } from "../gcp/mockedGcp";
import { settled } from "../mockedCloud";
import { expectRefusal } from "./refusal";

// As it is shipped: the classes of resources are those of the program.
const shipped = createRequire(__filename);
const { checkEnrollment, createEnrollment }: typeof shared = shipped("../../../dist/sdk/deployment/enrollment.js");
const { ArgumentChecks }: typeof checking = shipped("../../../dist/sdk/argumentChecks.js");

const SUBJECT = 'AppConnectors "payroll"';
const PLACE = { location: "Lyon, France", latitude: 45.76, longitude: 4.84 };
const TWO = { machines: 2, autoScaling: false };

beforeEach(async () => {
    await mockGcp();
});

function enroll(args: EnrollingArgs) {
    const parent = new pulumi.ComponentResource("bench:Site", "site");
    return createEnrollment({ parent, subject: SUBJECT, name: "payroll", args, enrolling: TWO, place: () => PLACE });
}

const lyon = (name = "lyon") => new AppConnectorGroup(name, { name, ...PLACE });

it.each<EnrollingArgs>([
    {},
    { existingGroup: "216" },
    { existingGroup: "216", enrollment: { existingKey: "1|host|x" } },
])("machines wait for their group, and so go before it, whichever key they have (%j)", async (args) => {
    const { group, provisioningKey, startScript } = enroll(args);
    const waitedFor: Set<pulumi.Resource> = await Reflect.get<pulumi.Output<string>, "allResources">(
        startScript ?? pulumi.output(""),
        "allResources",
    ).call(startScript);
    expect([...waitedFor]).toContain(provisioningKey ?? group);
});

it("a key and codes are of the microtenant of their group", async () => {
    const group = { microtenantId: "216196257331386201" };
    const { provisioningKey } = enroll({ group });
    expect(await settled(provisioningKey?.microtenantId ?? pulumi.output(""))).toBe(group.microtenantId);
    const { enrollmentUserCodes } = enroll({ group, enrollment: { userCodes: ["ABCDE-12345"] } });
    expect(await settled(enrollmentUserCodes?.microtenantId ?? pulumi.output(""))).toBe(group.microtenantId);
    const existingGroup = new AppConnectorGroup("lyon", { name: "Lyon", ...PLACE, ...group });
    const { provisioningKey: added } = enroll({ existingGroup });
    expect(await settled(added?.microtenantId ?? pulumi.output(""))).toBe(group.microtenantId);
});

it("machines enroll with the value of a key that is a resource", async () => {
    const existingGroup = lyon();
    const existingKey = new ProvisioningKey("lyon", { name: "Lyon", group: existingGroup, maxUsage: 2 });
    Object.defineProperty(existingKey, "provisioningKey", { value: pulumi.secret("1|host|x ") });
    const { script = pulumi.output("") } = enroll({ existingGroup, enrollment: { existingKey } });
    expect(await settled(script)).toContain('echo "1|host|x" >');
    expect(await pulumi.isSecret(script)).toBe(true);
});

describe("once it is known, an existing key is refused", () => {
    const refused = async (existingKey: ProvisioningKey | pulumi.Input<string>, fault: string) => {
        const { startScript } = enroll({ existingGroup: lyon(), enrollment: { existingKey } });
        await expectRefusal(startScript, `Cannot declare ${SUBJECT}: ${fault}`);
    };

    it("that is a name or an id, whose text is not shown", async () => {
        const fault =
            "enrollment.existingKey is not the value of a provisioning key, which has three parts: VERSION|HOST|TEXT; set the value, not the name or the id";
        for (const text of ["Lyon", "58856", "1|host"]) await refused(text, fault);
    });

    it("of another group", async () => {
        const key = new ProvisioningKey("paris", { name: "Paris", group: lyon("paris"), maxUsage: 2 });
        Object.defineProperty(key, "provisioningKey", { value: pulumi.secret("1|host|x") });
        await refused(
            key,
            "enrollment.existingKey is a key of the group id-of-paris, and existingGroup is id-of-lyon; set existingGroup to the group of the key",
        );
    });

    it("whose value nobody can read again", async () => {
        const key = new ProvisioningKey("lyon", { name: "Lyon", group: "id-of-lyon", maxUsage: 2, exportable: false });
        await refused(key, "enrollment.existingKey is a key whose value cannot be read again; set the value itself");
    });
});

it.each(['{ "userCodes": [], "existingKey": "1|host|x" }', '{ "userCodes": [], "maxUsage": 9 }'])(
    "codes beside a key are refused: %s",
    (enrollment) => {
        const checks = new ArgumentChecks(SUBJECT);
        checkEnrollment(checks, { existingGroup: "216", enrollment: JSON.parse(enrollment) }, TWO);
        expect(() => checks.done()).toThrow(
            "enrollment.userCodes is set beside a key, and machines enroll with one of them; omit one",
        );
    },
);
