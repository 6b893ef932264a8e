import type * as pulumi from "@pulumi/pulumi";
import type { businessContinuitySettings as definition } from "../../provider/zpa/businessContinuitySettings";
import { all, type Found, type LookupOptions, outputOf } from "../lookup";
import { mockable, tokenOf } from "../mocks";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import { RESTRICTIONS, RestrictableResource } from "./common/restrictable";
import type { ControlChannelPath } from "./privateCloud";

/** How often Private Cloud Controllers back up. */
export type BackupSchedule = "Hourly" | "Daily" | "Weekly";

/** How long something takes, in exactly one unit: `{ minutes: 2 }`. */
export interface DurationArgs {
    /** A whole number, instead of `hours` and `days`. @default in another unit */
    minutes?: pulumi.Input<number>;
    /** A whole number, instead of `minutes` and `days`. @default in another unit */
    hours?: pulumi.Input<number>;
    /** A whole number, instead of `minutes` and `hours`. @default in another unit */
    days?: pulumi.Input<number>;
}

/** Arguments of the business continuity settings. What is left out stays as it is in the tenant. */
export interface BusinessContinuitySettingsArgs {
    /**
     * Domain below which App Connectors, service edges and clients find the controllers while the Zscaler cloud is away:
     * `"continuity.example.com"`. Lower case. API: `offlineDomain`.
     */
    domainName: pulumi.Input<string>;
    /**
     * How long the Zscaler cloud has to be away before business continuity begins, 1 minute to 8 hours.
     * API: `maxAllowedDownTime`.
     * @default not changed; the service's own is 2 minutes
     */
    waitBeforeEntering?: pulumi.Input<DurationArgs>;
    /**
     * How long clients may stay in business continuity after the Zscaler cloud is back, 10 minutes to 7 days.
     * API: `maxAllowedSwitchTime`.
     * @default not changed; the service's own is 60 minutes
     */
    waitBeforeLeaving?: pulumi.Input<DurationArgs>;
    /**
     * Normal control channel of App Connectors and service edges of private clouds. API: `sitecPreferred`.
     * @default not changed
     */
    primaryControlChannelPath?: pulumi.Input<ControlChannelPath>;
    /** Whether users can enroll during business continuity who have not before. API: `newUserSupport`. @default not changed */
    newUsers?: pulumi.Input<boolean>;
    /** Whether users sign in with the tenant's identity provider. API: `useExistingIdp`. @default not changed */
    existingIdentityProvider?: pulumi.Input<boolean>;
    /** Entity id of another identity provider. API: `idpEntityId`. @default not changed */
    identityProviderEntityId?: pulumi.Input<string>;
    /** Where users sign in with it, an https URL. API: `idpLoginUrl`. @default not changed */
    identityProviderLoginUrl?: pulumi.Input<string>;
    /** Its certificate in PEM, without a private key. API: `idpCert`. @default not changed */
    identityProviderCertificate?: pulumi.Input<string>;
    /** Whether its answers are encrypted. @default not changed */
    encryptSamlResponse?: pulumi.Input<boolean>;
    /** Whether controllers back up. API: `backupEnabled`. @default not changed */
    backups?: pulumi.Input<boolean>;
    /** How many backups a controller keeps, 1 to 100. API: `backupMaxAllowedNum`. @default not changed; the service's own is 15 */
    backupsKept?: pulumi.Input<number>;
    /** How often they are made. API: `backupScheduleType`. @default not changed */
    backupSchedule?: pulumi.Input<BackupSchedule>;
    /** When, in the words of the API, which are not documented. API: `backupScheduleValue`. @default not changed */
    backupScheduleValue?: pulumi.Input<string>;
    /** Folder on the controller. API: `backupBasedir`. @default not changed */
    backupFolder?: pulumi.Input<string>;
}

/**
 * The business continuity settings of a tenant: how members and users turn to Private Cloud Controllers while the Zscaler
 * cloud is away. There is one: it is adopted if it exists. Private keys that the API returns are never in the state.
 * API: `businessContinuitySettings`.
 * @see https://help.zscaler.com/zpa/entering-and-exiting-business-continuity
 *
 * @example Enter after five minutes
 * new zscaler.BusinessContinuitySettings("continuity", {
 *     domainName: "continuity.example.com",
 *     waitBeforeEntering: { minutes: 5 },
 * });
 */
export class BusinessContinuitySettings extends RestrictableResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:BusinessContinuitySettings");

    declare readonly domainName: pulumi.Output<string>;
    declare readonly waitBeforeEntering: pulumi.Output<pulumi.Unwrap<DurationArgs> | undefined>;
    declare readonly waitBeforeLeaving: pulumi.Output<pulumi.Unwrap<DurationArgs> | undefined>;
    declare readonly primaryControlChannelPath: pulumi.Output<ControlChannelPath | undefined>;
    declare readonly newUsers: pulumi.Output<boolean | undefined>;
    declare readonly existingIdentityProvider: pulumi.Output<boolean | undefined>;
    declare readonly identityProviderEntityId: pulumi.Output<string | undefined>;
    declare readonly identityProviderLoginUrl: pulumi.Output<string | undefined>;
    declare readonly identityProviderCertificate: pulumi.Output<string | undefined>;
    declare readonly encryptSamlResponse: pulumi.Output<boolean | undefined>;
    declare readonly backups: pulumi.Output<boolean | undefined>;
    declare readonly backupsKept: pulumi.Output<number | undefined>;
    declare readonly backupSchedule: pulumi.Output<BackupSchedule | undefined>;
    declare readonly backupScheduleValue: pulumi.Output<string | undefined>;
    declare readonly backupFolder: pulumi.Output<string | undefined>;

    /**
     * Creates or adopts the settings and manages them.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: BusinessContinuitySettingsArgs, options?: pulumi.CustomResourceOptions) {
        super(BusinessContinuitySettings.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads settings that this program does not manage. If there are none, the preview and the update fail, which a
     * program cannot catch.
     * @param id Id of the settings, which `getBusinessContinuitySettings` returns.
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        options?: pulumi.CustomResourceOptions,
    ): BusinessContinuitySettings {
        return new BusinessContinuitySettings(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of the settings. */
export interface GetBusinessContinuitySettingsResult extends Found<BusinessContinuitySettings> {
    /** When they were created, in UTC. */
    createdAt?: string;
    /** When they were last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** There is nothing to say: a tenant has one. */
export type GetBusinessContinuitySettingsArgs = Record<string, never>;

const everySettings = all<{ name?: string }, GetBusinessContinuitySettingsResult>("zpa:BusinessContinuitySettings");

/**
 * Returns the business continuity settings of the tenant; undefined if there are none.
 * @throws {ZscalerError} if they cannot be read; `code` says why
 */
export const getBusinessContinuitySettings = mockable(
    tokenOf("zpa:BusinessContinuitySettings"),
    async (
        _args?: GetBusinessContinuitySettingsArgs,
        options?: LookupOptions,
    ): Promise<GetBusinessContinuitySettingsResult | undefined> => (await everySettings({}, options))[0],
);

/** The same, with outputs of other resources as arguments. */
export const getBusinessContinuitySettingsOutput = outputOf(getBusinessContinuitySettings);

const PROPERTIES: PropertiesOf<BusinessContinuitySettingsArgs, BusinessContinuitySettings, typeof definition> = {
    domainName: true,
    waitBeforeEntering: true,
    waitBeforeLeaving: true,
    primaryControlChannelPath: true,
    newUsers: true,
    existingIdentityProvider: true,
    identityProviderEntityId: true,
    identityProviderLoginUrl: true,
    identityProviderCertificate: true,
    encryptSamlResponse: true,
    backups: true,
    backupsKept: true,
    backupSchedule: true,
    backupScheduleValue: true,
    backupFolder: true,
    ...RESTRICTIONS,
};
