import { asked, type LookupOptions, outputOf } from "../lookup";
import { mockable } from "../mocks";

/** Whether there are saved changes that are not in effect. */
export type SavedChanges = "none" | "pending" | "activated on restart";

/** How far an administrator, or an API client, is with what it has saved. */
export type AdministratorStatus = "logged in" | "editing" | "queued" | "activating" | "active" | "failed" | "expired";

/** Cause of an activation. */
export type ActivationCause =
    | "unknown"
    | "portal or API"
    | "old portal"
    | "super administrator"
    | "automatic synchronization"
    | "timer"
    | "logout";

/** It takes no arguments. */
export type GetActivationStatusArgs = Record<string, never>;

/** Somebody who works on the tenant: an administrator, or an API client. */
export interface AdministratorActivation {
    /** As the service calls them. */
    name: string;
    /** How far they are; absent if the service does not return it. */
    status?: AdministratorStatus;
}

/**
 * What is saved in Cloud & Branch Connector and not in effect yet, and how the last activation went. A word that the
 * service adds later is given as it is.
 */
export interface GetActivationStatusResult {
    /** Whether there are saved changes that are not in effect; absent if the service does not return it. */
    savedChanges?: SavedChanges;
    /** How the last activation of this credential went, or how far it is; absent if the service does not return it. */
    ownStatus?: AdministratorStatus;
    /** Cause of the tenant's last activation, by any administrator; absent if the service does not return it. */
    lastActivation?: ActivationCause;
    /**
     * The administrators and API clients that the service names, by name. An activation of others waits for those who
     * are `editing`.
     */
    administrators: AdministratorActivation[];
}

const activationStatus = asked<GetActivationStatusArgs, GetActivationStatusResult>((all) => all.activationStatus);

/**
 * What is saved in Cloud & Branch Connector and not in effect yet, and how the last activation went.
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getActivationStatus = mockable(
    "cloudConnector:getActivationStatus",
    (args?: GetActivationStatusArgs, options?: LookupOptions) => activationStatus(args ?? {}, options),
);

/** The same as an output. */
export const getActivationStatusOutput = outputOf(getActivationStatus);
