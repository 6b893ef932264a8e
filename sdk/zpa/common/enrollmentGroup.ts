import type * as pulumi from "@pulumi/pulumi";
import type { Weekday } from "../../types";
import { RESTRICTIONS, RestrictableResource } from "./restrictable";

/** Arguments of all groups that machines enroll in. */
export interface EnrollmentGroupArgs {
    /**
     * Name of the group, unique in its microtenant, case-insensitive. The console allows letters, digits, spaces,
     * `.`, `-` and `_`.
     */
    name: pulumi.Input<string>;
    /** Purpose of the group. @default none */
    description?: pulumi.Input<string>;
    /** Whether the group's machines serve users. @default true */
    enabled?: pulumi.Input<boolean>;
    /** Name of the place where the machines are: `"Lyon, France"`. */
    location: pulumi.Input<string>;
    /** Degrees north, -90 to 90, exact to six decimals. Users connect to the closest machines. */
    latitude: pulumi.Input<number>;
    /** Degrees east, -180 to 180, exact to six decimals. */
    longitude: pulumi.Input<number>;
    /**
     * Day of the periodic software update, in the machines' local time.
     * @default "Sunday"; for Private Cloud Controller groups "Monday"
     */
    upgradeDay?: pulumi.Input<Weekday>;
    /**
     * Start of the four-hour window of the periodic software update, in the machines' local time: a time of day on the
     * quarter hour such as `"18:30"`, or seconds after midnight. API: `upgradeTimeInSecs`.
     * @default "18:30"
     */
    upgradeTime?: pulumi.Input<string | number>;
    /**
     * Version profile of the machines by its name, built-in or custom, for example `"New Release"`; instead of
     * `versionProfileId`. API: `versionProfileId`, `overrideVersionProfile`.
     * @default the tenant's profile; for service edge groups "Default"
     */
    versionProfileName?: pulumi.Input<string>;
    /**
     * Version profile of the machines by its id; instead of `versionProfileName`.
     * @default the tenant's profile; for service edge groups that named "Default"
     */
    versionProfileId?: pulumi.Input<string>;
    /**
     * Enrollment certificate that signs the machines' certificates, by its name; instead of `signingCertificateId`.
     * @default "Connector"; for service edge groups "Service Edge"
     */
    signingCertificateName?: pulumi.Input<string>;
    /**
     * The same certificate by its id; instead of `signingCertificateName`. API: `enrollmentCertId`.
     * @default by its name
     */
    signingCertificateId?: pulumi.Input<string>;
    /**
     * Microtenant that the group belongs to. A change replaces the group.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/** A group of machines that enroll with its provisioning keys and are updated together. */
export abstract class EnrollmentGroup extends RestrictableResource {
    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly location: pulumi.Output<string>;
    declare readonly latitude: pulumi.Output<number>;
    declare readonly longitude: pulumi.Output<number>;
    declare readonly upgradeDay: pulumi.Output<Weekday>;
    /** As `"18:30"`, however it was declared. */
    declare readonly upgradeTime: pulumi.Output<string>;
    declare readonly versionProfileName: pulumi.Output<string | undefined>;
    declare readonly versionProfileId: pulumi.Output<string | undefined>;
    declare readonly signingCertificateName: pulumi.Output<string | undefined>;
    declare readonly signingCertificateId: pulumi.Output<string | undefined>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;
    /** City and country that the service derives from the coordinates: `"San Jose, US"`. */
    declare readonly cityCountry: pulumi.Output<string | undefined>;
    /** ISO 3166 code of that country. */
    declare readonly countryCode: pulumi.Output<string | undefined>;
}

/** @internal */
export const ENROLLMENT_GROUP = {
    name: true,
    description: true,
    enabled: true,
    location: true,
    latitude: true,
    longitude: true,
    upgradeDay: true,
    upgradeTime: true,
    versionProfileName: true,
    versionProfileId: true,
    signingCertificateName: true,
    signingCertificateId: true,
    microtenantId: true,
    cityCountry: ["latitude", "longitude"],
    countryCode: ["latitude", "longitude"],
    ...RESTRICTIONS,
} as const;

/** Arguments of a group whose machines serve users. */
export interface RecoverableGroupArgs extends EnrollmentGroupArgs {
    /**
     * Designates the group for disaster recovery: its machines keep serving users when the Zscaler cloud cannot be
     * reached. API: `useInDrMode`.
     * @default false
     */
    disasterRecovery?: pulumi.Input<boolean>;
}

/** A group whose machines serve users, also when the Zscaler cloud cannot be reached. */
export abstract class RecoverableGroup extends EnrollmentGroup {
    declare readonly disasterRecovery: pulumi.Output<boolean>;
}

/** @internal */
export const RECOVERABLE_GROUP = { ...ENROLLMENT_GROUP, disasterRecovery: true } as const;

/** A machine, as its group shows it. */
export interface MachineSummary {
    id: string;
    name: string;
    enabled: boolean;
    /** As returned by the API, for example `ZPN_STATUS_AUTHENTICATED`; absent before the first connection. */
    controlChannelStatus?: string;
    currentVersion?: string;
    /** Absent while it is the current one. */
    expectedVersion?: string;
    /** As returned by the API; absent while no upgrade is due. */
    upgradeStatus?: string;
}
