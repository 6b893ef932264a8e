import type { ErrorRule, ErrorRules } from "../../http/errors/errorRules";
import {
    AlreadyExistsError,
    ConflictError,
    MaintenanceError,
    NotFoundError,
    PermissionError,
    ReferencedError,
} from "../../http/errors/errors";
import { CHECK_ID } from "../../http/errors/nextSteps";

/** What the errors of Cloud & Branch Connector mean. */

/** Another administrator has the right to edit, for as long as that takes. */
export const EDIT_LOCK = "EDIT_LOCK_NOT_AVAILABLE";

/** Concurrent changes, where only the words tell them from a lasting refusal. */
const CONCURRENT = /failed during enter org barrier|precondition/i;

const RULES: readonly ErrorRule[] = [
    {
        applies: ({ status }, { reason }) => [401, 409, 412].includes(status) && CONCURRENT.test(reason),
        error: ConflictError,
        nextStep: "The service is processing other changes of this tenant: run again later.",
        certainly: "try-again",
    },
    {
        applies: (_, { id }) => id === "STATE_READONLY",
        error: MaintenanceError,
        nextStep:
            "Zscaler is upgrading the service, which is read-only during the upgrade: run again in about an hour.",
    },
    {
        applies: (_, { id }) => id === "TRIAL_EXPIRED",
        error: PermissionError,
        nextStep: "The tenant's trial has ended: the tenant is read-only until it has a subscription.",
    },
    {
        applies: ({ status }, { reason }) => status === 403 && /unauthorized access to private resource/i.test(reason),
        error: PermissionError,
        nextStep:
            "The legacy API does not offer this operation: use an API client of OneAPI (zscaler:clientId) instead.",
    },
    {
        applies: ({ status }, { id }) => status === 404 && id === "RESOURCE_NOT_FOUND",
        error: NotFoundError,
        nextStep: CHECK_ID,
        certainly: "not-found",
    },
    {
        applies: (_, { id }) => id === "DUPLICATE_ITEM",
        error: AlreadyExistsError,
        nextStep: "Choose another name, or adopt or import the existing object.",
    },
    {
        applies: (_, { id, reason }) => id === "INVALID_OPERATION" && /associated with|referenced/i.test(reason),
        error: ReferencedError,
        nextStep: "Remove all references to the object first.",
    },
    {
        applies: (_, { id }) => id === EDIT_LOCK,
        error: ConflictError,
        nextStep:
            "Another administrator holds the edit lock: run again when they have activated their changes or logged out.",
        certainly: "try-again",
    },
];

export const ERRORS: ErrorRules = { rules: RULES };
