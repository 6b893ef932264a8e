import { isWire, word } from "../../contract/fields";
import type { CloudConnectorClient } from "../client/client";

const CHANGES = word("orgEditStatus", {
    none: "EDITS_CLEARED",
    pending: "EDITS_PRESENT",
    "activated on restart": "EDITS_ACTIVATED_ON_RESTART",
});

const CAUSE = word("orgLastActivateStatus", {
    unknown: "CAC_ACTV_UNKNOWN",
    "portal or API": "CAC_ACTV_UI",
    "old portal": "CAC_ACTV_OLD_UI",
    "super administrator": "CAC_ACTV_SUPERADMIN",
    "automatic synchronization": "CAC_ACTV_AUTOSYNC",
    timer: "CAC_ACTV_TIMER",
    logout: "CAC_ACTV_SESSION_LOGOUT",
});

const STATUS = word("adminActivateStatus", {
    "logged in": "ADM_LOGGED_IN",
    editing: "ADM_EDITING",
    queued: "ADM_ACTV_QUEUED",
    activating: "ADM_ACTIVATING",
    active: "ADM_ACTV_DONE",
    failed: "ADM_ACTV_FAIL",
    expired: "ADM_EXPIRED",
});

/** What is saved and not in effect yet, and how the last activation went. The service may leave any of it out. */
export async function activationStatus(_args: object, client: CloudConnectorClient) {
    const status = await client.status();
    const { adminStatusMap } = status;
    const administrators = Object.entries(isWire(adminStatusMap) ? adminStatusMap : {})
        .map(([name, theirs]) => ({ name, status: STATUS.fromWire({ adminActivateStatus: theirs }) }))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
    return {
        savedChanges: CHANGES.fromWire(status),
        ownStatus: STATUS.fromWire(status),
        lastActivation: CAUSE.fromWire(status),
        administrators,
    };
}
