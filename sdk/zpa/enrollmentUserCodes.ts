import type * as pulumi from "@pulumi/pulumi";
import type { enrollmentUserCodes as definition } from "../../provider/zpa/enrollmentUserCodes";
import { all, type LookupOptions, outputOf } from "../lookup";
import { mockable } from "../mocks";
import type { PropertiesOf } from "../parity";
import type { Reference } from "../references";
import { NOT_DECLARED, Resource } from "../resource";
import { resourceToken } from "../typeToken";
import { type AssociatedGroup, fitting } from "./common/association";
import type { AssociationType } from "./types";

/** Kind of group that machines can enroll in by a user code. */
export type UserCodeAssociationType = Exclude<AssociationType, "PrivateExporterGroup">;

/** Which user codes are verified, and for which group. */
export interface EnrollmentUserCodesArgs {
    /**
     * Kind of group that machines enroll in with the codes. A change replaces the resource.
     * @default "AppConnectorGroup"
     */
    associationType?: pulumi.Input<UserCodeAssociationType>;
    /**
     * The group that the machines join, as a resource or as an id; of the kind that `associationType` names. Its
     * signing certificate signs what enrolls. A change replaces the resource, which takes other codes.
     */
    group: Reference<AssociatedGroup>;
    /**
     * The codes that the consoles of the machines show, such as `"ABCDE-12345"`; a set, not empty. Those that an
     * earlier run has verified are not sent again.
     */
    userCodes: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * Microtenant of the group. A change replaces the resource.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * The enrollment of machines that show a user code (OAuth2 enrollment): the codes are verified for a group, which the
 * machines then join. Destroying it undoes nothing.
 * API: `associationType/TYPE/usercodes`.
 *
 * @example Verify the code that a machine shows
 * new zscaler.EnrollmentUserCodes("lyon", { group: lyon, userCodes: ["ABCDE-12345"] });
 */
export class EnrollmentUserCodes extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:EnrollmentUserCodes");

    declare readonly associationType: pulumi.Output<UserCodeAssociationType>;
    /** Id of the group. */
    declare readonly group: pulumi.Output<string>;
    /** The codes that are verified, in capital letters. */
    declare readonly userCodes: pulumi.Output<string[]>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;
    /** Host at which the machines enroll, as far as the service says. */
    declare readonly enrollmentServer: pulumi.Output<string | undefined>;

    /**
     * Verifies the codes, and from then on those that are added.
     * @throws {InvalidInputError} if `group` is a resource of another kind than `associationType` says
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: EnrollmentUserCodesArgs, options?: pulumi.CustomResourceOptions) {
        const inputs = args && {
            ...args,
            associationType: fitting(`zpa:EnrollmentUserCodes "${name}"`, args.group, args.associationType),
        };
        super(EnrollmentUserCodes.__pulumiType, name, inputs, PROPERTIES, options);
    }

    /**
     * Reads for which group codes are verified. If the service does not know the codes, or no longer, the preview and
     * the update fail, which a program cannot catch.
     * @param id The codes, parted by commas. `ServiceEdgeGroup/ABCDE-12345` says what they let enroll, without it all kinds
     * are tried; `MICROTENANT_ID/ABCDE-12345` for those of a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): EnrollmentUserCodes {
        return new EnrollmentUserCodes(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a user code. */
export interface GetEnrollmentUserCodeResult {
    /** The code. */
    id: string;
    /** Status, as returned by the API. */
    status?: string;
    /** Id of the group that it was verified for. */
    group?: string;
    /** Host at which its machine enrolls. */
    enrollmentServer?: string;
}

/** Which code to ask for. */
export interface GetEnrollmentUserCodeArgs {
    /** The code, such as `"ABCDE-12345"`. */
    userCode: string;
    /** Kind of group that machines enroll in with the code. @default "AppConnectorGroup" */
    associationType?: UserCodeAssociationType;
    /** Microtenant of its group. @default the provider's microtenant, else the Default one */
    microtenantId?: string;
}

/** Which codes to ask for. */
export interface GetEnrollmentUserCodesArgs {
    /** The codes, such as `"ABCDE-12345"`: the service lists none by itself. */
    userCodes: readonly string[];
    /** Kind of group that machines enroll in with the codes. @default "AppConnectorGroup" */
    associationType?: UserCodeAssociationType;
    /** Microtenant of their group. @default the provider's microtenant, else the Default one */
    microtenantId?: string;
}

const codesOf = all<GetEnrollmentUserCodesArgs & { name?: string }, GetEnrollmentUserCodeResult>(
    "zpa:EnrollmentUserCodes",
    "associationType",
    "userCodes",
    "microtenantId",
);

/**
 * What has become of a user code. One that the service does not know has a status that says so.
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getEnrollmentUserCode = mockable(
    "zpa:getEnrollmentUserCode",
    async (
        { userCode, ...where }: GetEnrollmentUserCodeArgs,
        options?: LookupOptions,
    ): Promise<GetEnrollmentUserCodeResult> => {
        const [found] = await getEnrollmentUserCodes({ ...where, userCodes: [userCode] }, options);
        return found ?? { id: userCode };
    },
);

/** The same, with outputs of other resources as arguments. */
export const getEnrollmentUserCodeOutput = outputOf(getEnrollmentUserCode);

/**
 * What has become of user codes, in the order in which they are asked for.
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getEnrollmentUserCodes = mockable(
    "zpa:getEnrollmentUserCodes",
    (args: GetEnrollmentUserCodesArgs, options?: LookupOptions): Promise<GetEnrollmentUserCodeResult[]> =>
        codesOf({ associationType: "AppConnectorGroup", ...args }, options),
);

/** The same, with outputs of other resources as arguments. */
export const getEnrollmentUserCodesOutput = outputOf(getEnrollmentUserCodes);

const PROPERTIES: PropertiesOf<EnrollmentUserCodesArgs, EnrollmentUserCodes, typeof definition> = {
    associationType: true,
    group: "reference",
    userCodes: true,
    microtenantId: true,
    enrollmentServer: ["userCodes"],
};
