import type * as pulumi from "@pulumi/pulumi";
import { AppConnectorGroup, type AppConnectorGroupArgs, EnrollmentUserCodes } from "..";
import type { ArgumentChecks } from "../argumentChecks";
import type { Enrolling } from "./enrollment";

/** Codes that machines show, with which they enroll (OAuth2 enrollment). */
export interface UserCodeArgs {
    /**
     * Codes that the machines show, such as `"ABCDE-12345"`. Leave the list empty in the first update: the machines come
     * first. A code can be removed once it is verified.
     */
    userCodes: readonly pulumi.Input<string>[];
}

/** Reports machines that would wait without end: nobody reads the codes of those that start by themselves. */
export function checkUserCodes(checks: ArgumentChecks, { userCodes }: UserCodeArgs, enrolling: Enrolling): void {
    if (enrolling.autoScaling) {
        checks.fault(
            "enrollment.userCodes",
            'is set, but machines that start later would wait without end; set capacity.kind "fixed", or enroll with a key',
        );
    }
    if (userCodes.length > enrolling.machines) {
        checks.fault(
            "enrollment.userCodes",
            `has ${userCodes.length} codes, and there are ${enrolling.machines} machines; remove those that are used`,
        );
    }
}

/** Creates the group, and verifies the codes for it, unless there are none yet. */
export function createUserCodeEnrollment(
    parent: pulumi.Resource,
    name: string,
    groupArgs: AppConnectorGroupArgs,
    { userCodes }: UserCodeArgs,
): { readonly group: AppConnectorGroup; readonly enrollmentUserCodes?: EnrollmentUserCodes } {
    // Its connectors are the machines of the component, and go with them.
    const group = new AppConnectorGroup(name, { deleteConnectorsOnDelete: true, ...groupArgs }, { parent });
    if (userCodes.length === 0) return { group };
    return { group, enrollmentUserCodes: new EnrollmentUserCodes(name, { group, userCodes }, { parent: group }) };
}
