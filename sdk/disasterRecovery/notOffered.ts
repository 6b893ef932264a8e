/** Something that the console has and no public API offers, so that no program can read or change it. */
export interface NotOfferedByApi {
    readonly offered: false;
    /** What the console calls it. */
    readonly name: string;
    /** Where a person finds it: the steps from the menu of the console, or the place on the appliance. */
    readonly portalPath: readonly string[];
    /** What comes nearest to it by this library. */
    readonly instead: string;
    /** The log receiver that streams it, where there is one: the arguments to declare a `LogReceiver` with. */
    readonly logReceiver?: { readonly logType: "Audit Logs" | "User Status" };
}

const ADMINISTRATION = ["Configuration & Control", "Administration Control"] as const;
const SETTINGS = [...ADMINISTRATION, "Disaster Recovery", "Settings"] as const;

/** What the console's pages about disaster recovery have and no public API offers, by a name of this library. */
export const notOfferedByApi = {
    settings: {
        offered: false,
        name: "Disaster Recovery settings: domain, public key, maximum age of authentication",
        portalPath: SETTINGS,
        instead:
            "DisasterRecoverySettings records them with the steps for a person, and says when they no longer match",
    },
    activationStatus: {
        offered: false,
        name: "Whether disaster recovery is active",
        portalPath: ["Client Connector on a device", "Safe Mode"],
        instead: "getPublishedActivationRecord and dr record --check read what is published in DNS",
    },
    snapshots: {
        offered: false,
        name: "Configuration and binary snapshots of a designated group",
        portalPath: ["the appliance", "sudo snapshot_mgmnt_script.sh"],
        instead: "none: list and install them on each appliance",
    },
    recordGenerator: {
        offered: false,
        name: "Download of the DNS Record Generator",
        portalPath: [...ADMINISTRATION, "Disaster Recovery", "DNS Record Generator"],
        instead: "activationRecord and dr record make the same records",
    },
    auditLog: {
        offered: false,
        name: "Audit log: view and download",
        portalPath: [...ADMINISTRATION, "Audit Logs"],
        instead: "a LogReceiver with the logType Audit Logs streams each entry as it is made",
        logReceiver: { logType: "Audit Logs" },
    },
    clientSessions: {
        offered: false,
        name: "Client sessions: view, and delete current ones",
        portalPath: [...ADMINISTRATION, "Client Sessions"],
        instead: "a LogReceiver with the logType User Status streams when users connect and disconnect",
        logReceiver: { logType: "User Status" },
    },
    ipBindings: {
        offered: false,
        name: "Client Connector IP assignment: bindings of users to virtual IP addresses",
        portalPath: [...ADMINISTRATION, "Client Connector IP Assignment", "Bindings"],
        instead: "none: the API offers the ranges of addresses alone",
    },
    tableView: {
        offered: false,
        name: "Choice of columns, rows and pages of a table",
        portalPath: [...ADMINISTRATION, "Disaster Recovery"],
        instead: "lookups return all objects with all properties; a program filters and sorts them",
    },
} as const satisfies Readonly<Record<string, NotOfferedByApi>>;

/** A name of `notOfferedByApi`. */
export type NotOfferedName = keyof typeof notOfferedByApi;
