import { amount, choice, onOff } from "../../core/switch";

/** What is unknown of Cloud & Branch Connector, or differs between tenants. */
export const cloudConnectorSwitches = {
    connectorWrites: choice(
        ["2026", "catalogue", "2025"],
        "Which writes to Cloud Connector groups exist? 2025: deleting a connector alone; catalogue: those published; 2026: all.",
    ),
    unofferedStatus: choice(
        ["404", "403", "405"],
        "What does a tenant answer that lacks a write endpoint of Cloud Connector groups? Unknown.",
    ),
    legacyConnectorApi: choice(
        ["open", "off"],
        "May an API key with user name and password sign in for connectors? off: the key is disabled.",
    ),
    readOnlyMode: onOff(
        "Is the service of connectors being upgraded? Then writes are refused with 403 STATE_READONLY.",
    ),
    editLockScope: choice(
        ["writes", "activations"],
        "Does the edit lock of another administrator hold back writes alone, or activations too? Unknown.",
    ),
    activationAnswer: choice(
        ["full", "brief"],
        "Does the activation status have all four fields, as published, or the one or two that were seen?",
    ),
    activationOutcome: choice(["done", "failed"], "What becomes of an activation: ADM_ACTV_DONE or ADM_ACTV_FAIL?"),
    activationSeconds: amount(0, "Seconds an activation takes, ADM_ACTIVATING meanwhile. Unknown."),
    retryAfterIn: choice(
        ["body", "header"],
        "Where does a 429 of the connector API say how long to wait? The body is documented, clients also met a header.",
    ),
    duplicateItemStatus: choice(
        ["400", "409"],
        "Status of DUPLICATE_ITEM. Clients handle both; which one the service sends is unknown.",
    ),
    pathRefusal: choice(
        ["json", "empty"],
        "Do 404 and 405 of the connector API carry a body? None was recorded; code and message are assumed.",
    ),
    gcpAutoScaling: choice(
        ["refused", "allowed"],
        "Can a provisioning URL for Google Cloud scale by itself? Support enables it since February 2026.",
    ),
    staleReads: choice(
        ["off", "10s"],
        "May a read be as old as its max-age of 10 seconds, unless it says no-cache? So shared caches may answer.",
    ),
    lateJoiners: choice(
        ["group", "default"],
        "Which upgrade window has a connector that joins its group later: the group's, or Sunday from 00:00 to 02:00?",
    ),
    scheduleRules: choice(
        ["strict", "lax"],
        "Must an upgrade window start on the hour and take two hours? So the portal offers it.",
    ),
    groupLimit: choice(
        ["running", "all"],
        "Do only the machines that still exist count towards the 16 connectors of a group, or terminated ones too? Unknown.",
    ),
    emptyGroup: choice(
        ["stays", "removed"],
        "Does a Cloud Connector group stay when its last connector was deleted? It was seen to; when it goes is unknown.",
    ),
    groupAutoScale: choice(
        ["shown", "members", "absent"],
        "Do Cloud Connector groups and their members say autoScale? Groups do in the newer schema, members in both.",
    ),
    instanceIdIn: choice(
        ["nativeId", "uuid", "absent"],
        "Which key of metaConfig holds the cloud's id of a machine? nativeId is published, uuid was seen; an older example has no metaConfig.",
    ),
    emptyGroupMembers: choice(
        ["absent", "empty"],
        "Does a Cloud Connector group without members leave ecVMs out, or answer an empty list?",
    ),
    upgradeNumbers: choice(
        ["assumed", "zero"],
        "Does upgradeStatus number what is not 0, no pending upgrade? 1 scheduled, 2 failed, 3 bootstrapping, 4 blocked are assumed.",
    ),
    bootstrapSeconds: amount(300, "Seconds a new connector counts as BOOTSTRAPPING. Unknown."),
    connectorStatusSeconds: amount(0, "Seconds a connector stays DISABLING or ENABLING. Unknown."),
    disabledOperationalStatus: choice(
        ["unchanged", "inactive"],
        "Is a connector that is turned off INACTIVE, or does operationalStatus go on saying whether it answers? Unknown.",
    ),
} as const;
