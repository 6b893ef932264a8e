import { createRequire } from "node:module";
import { expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import type * as shared from "../../../sdk/deployment/enrollment";
import { mockGcp } from "../gcp/mockedGcp";

// As it is shipped: the classes of resources are those of the program.
const shipped = createRequire(__filename)("../../../dist/sdk/deployment/enrollment.js");
const { createEnrollment }: typeof shared = shipped;

const GROUP = { name: "Payroll", location: "Lyon, France", latitude: 45.76, longitude: 4.84 };

it.each([{}, { existingKey: "1|host|x" }])(
    "machines wait for their group, and so go before it, whichever key they have (%j)",
    async (enrollment) => {
        await mockGcp();
        const parent = new pulumi.ComponentResource("bench:Site", "site");
        const enrolling = { machines: 2, autoScaling: false };
        const { group, provisioningKey, startScript } = createEnrollment(
            parent,
            "payroll",
            GROUP,
            enrollment,
            enrolling,
        );
        const waitedFor: Set<pulumi.Resource> = await Reflect.get<pulumi.Output<string>, "allResources">(
            startScript,
            "allResources",
        ).call(startScript);
        expect([...waitedFor]).toContain(provisioningKey ?? group);
    },
);
