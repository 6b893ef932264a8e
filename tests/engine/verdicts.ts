import type { Level } from "../../provider/contract/consequences";

/** What previews say of each kind of resource. */

export interface Verdicts {
    readonly type: string;
    readonly created: Level;
    /** A change in place that nobody notices. @default there is none */
    readonly safe?: object;
    /** The worst change of properties, and what it does. */
    readonly worst: readonly [object, Level];
    readonly deleted: Level;
}

/** What deletes for good, as far as it is an option: the state has it, so that a deletion is the worst that there is. */
export const DELETES_MORE: Readonly<Record<string, object>> = {
    group: { deleteConnectorsOnDelete: true },
    edges: { deleteServiceEdgesOnDelete: true },
    controllers: { deleteControllersOnDelete: true },
    cloudConnector: { deleteOnDestroy: "CC-1" },
};

const described = { description: "new" };
const disabled = { enabled: false };

/** By what `oneOfEach` calls them. */
export const KINDS: Readonly<Record<string, Verdicts>> = {
    group: {
        type: "zpa:AppConnectorGroup",
        created: "none",
        safe: described,
        worst: [disabled, "cutsOff"],
        deleted: "irreversible",
    },
    key: {
        type: "zpa:ProvisioningKey",
        created: "none",
        safe: { maxUsage: 3 },
        worst: [{ maxUsage: 1 }, "interrupts"],
        deleted: "irreversible",
    },
    server: {
        type: "zpa:ApplicationServer",
        created: "none",
        safe: described,
        worst: [disabled, "cutsOff"],
        deleted: "cutsOff",
    },
    serverGroup: {
        type: "zpa:ServerGroup",
        created: "none",
        safe: described,
        worst: [disabled, "cutsOff"],
        deleted: "cutsOff",
    },
    segmentGroup: {
        type: "zpa:SegmentGroup",
        created: "none",
        safe: described,
        worst: [disabled, "cutsOff"],
        deleted: "cutsOff",
    },
    segment: {
        type: "zpa:ApplicationSegment",
        created: "none",
        safe: { domainNames: ["wiki.example.com", "intranet.example.com"] },
        worst: [{ domainNames: ["intranet.example.com"] }, "cutsOff"],
        deleted: "cutsOff",
    },
    rule: {
        type: "zpa:AccessRule",
        created: "none",
        safe: described,
        worst: [{ action: "Deny" }, "cutsOff"],
        deleted: "cutsOff",
    },
    order: {
        type: "zpa:AccessRuleOrder",
        created: "cutsOff",
        worst: [{ rules: ["216196257331404069", "216196257331404070"] }, "cutsOff"],
        deleted: "none",
    },
    edges: {
        type: "zpa:ServiceEdgeGroup",
        created: "none",
        safe: described,
        worst: [disabled, "interrupts"],
        deleted: "irreversible",
    },
    controllers: {
        type: "zpa:PrivateCloudControllerGroup",
        created: "none",
        safe: described,
        worst: [disabled, "cutsOff"],
        deleted: "irreversible",
    },
    schedule: {
        type: "zpa:AppConnectorSchedule",
        created: "irreversible",
        safe: { inactiveDays: 60 },
        worst: [{ inactiveDays: 14 }, "irreversible"],
        deleted: "none",
    },
    edgeSchedule: {
        type: "zpa:ServiceEdgeSchedule",
        created: "irreversible",
        safe: { inactiveDays: 60 },
        worst: [{ inactiveDays: 14 }, "irreversible"],
        deleted: "none",
    },
    microtenant: {
        type: "zpa:Microtenant",
        created: "none",
        safe: described,
        worst: [disabled, "cutsOff"],
        deleted: "irreversible",
    },
    role: {
        type: "zpa:AdministratorRole",
        created: "none",
        safe: described,
        worst: [{ fullAccess: ["Audit (Administration)"] }, "cutsOff"],
        deleted: "none",
    },
    administrator: {
        type: "zpa:Administrator",
        created: "none",
        safe: { comments: "new" },
        worst: [disabled, "cutsOff"],
        deleted: "cutsOff",
    },
    appProfile: {
        type: "zpa:ClientConnectorDrProfile",
        created: "none",
        safe: { testGroup: false },
        worst: [disabled, "cutsOff"],
        deleted: "cutsOff",
    },
    ipRange: {
        type: "zpa:ClientConnectorIpRange",
        created: "none",
        safe: described,
        worst: [disabled, "cutsOff"],
        deleted: "cutsOff",
    },
    receiver: {
        type: "zpa:LogReceiver",
        created: "none",
        safe: described,
        worst: [disabled, "interrupts"],
        deleted: "interrupts",
    },
    privateCloud: {
        type: "zpa:PrivateCloud",
        created: "none",
        safe: described,
        worst: [disabled, "cutsOff"],
        deleted: "cutsOff",
    },
    continuity: {
        type: "zpa:BusinessContinuitySettings",
        created: "none",
        safe: { waitBeforeEntering: { minutes: 5 } },
        worst: [{ domainName: "other.example.com" }, "cutsOff"],
        deleted: "cutsOff",
    },
    integration: {
        type: "zpa:FileTransferIntegration",
        created: "none",
        worst: [{ userName: "other@example.com" }, "interrupts"],
        deleted: "none",
    },
    connector: {
        type: "zpa:AppConnector",
        created: "none",
        safe: described,
        worst: [disabled, "interrupts"],
        deleted: "irreversible",
    },
    serviceEdge: {
        type: "zpa:ServiceEdge",
        created: "none",
        safe: described,
        worst: [disabled, "interrupts"],
        deleted: "irreversible",
    },
    codes: {
        type: "zpa:EnrollmentUserCodes",
        created: "none",
        safe: { userCodes: ["QEDME-82009", "QEDME-82010"] },
        worst: [{ userCodes: ["QEDME-82010"] }, "none"],
        deleted: "none",
    },
    template: {
        type: "cloudConnector:LocationTemplate",
        created: "none",
        safe: described,
        worst: [{ authentication: true }, "cutsOff"],
        deleted: "none",
    },
    url: {
        type: "cloudConnector:ProvisioningUrl",
        created: "none",
        safe: described,
        worst: [{ formFactor: "medium" }, "interrupts"],
        deleted: "interrupts",
    },
    cloudGroup: {
        type: "cloudConnector:CloudConnectorGroup",
        created: "none",
        safe: { upgradeDay: "Tuesday" },
        worst: [disabled, "cutsOff"],
        deleted: "none",
    },
    cloudConnector: {
        type: "cloudConnector:CloudConnector",
        created: "none",
        safe: { enabled: true },
        worst: [{ instanceId: "i-second" }, "irreversible"],
        deleted: "irreversible",
    },
    forwarding: {
        type: "cloudConnector:TrafficForwardingRule",
        created: "none",
        safe: described,
        worst: [{ forwarding: "Drop" }, "cutsOff"],
        deleted: "cutsOff",
    },
    dns: {
        type: "cloudConnector:DnsControlRule",
        created: "cutsOff",
        safe: described,
        worst: [{ cloudConnectorGroups: undefined, allGroups: true }, "cutsOff"],
        deleted: "none",
    },
    logs: {
        type: "cloudConnector:LogAndControlRule",
        created: "none",
        safe: described,
        worst: [disabled, "cutsOff"],
        deleted: "cutsOff",
    },
    activation: {
        type: "cloudConnector:Activation",
        created: "none",
        safe: { triggers: ["new"] },
        worst: [{ force: true }, "interrupts"],
        deleted: "none",
    },
};

/** Kinds of which no preview says that it cuts off or cannot be undone, and why nobody loses access by them. */
export const NEVER_CUTS_OFF: Readonly<Record<string, string>> = {
    "zpa:LogReceiver": "applications are reached without logs",
    "zpa:FileTransferIntegration": "applications are reached without a scan of transferred files",
    "zpa:EnrollmentUserCodes": "machines that have enrolled stay, and a code is used once",
    "cloudConnector:ProvisioningUrl": "machines that have registered stay, and a new URL is another text",
    "cloudConnector:Activation": "what it activates is of the resources that have changed",
};

/** Kinds of which no change in place is safe, and why. */
export const NEVER_SAFE_IN_PLACE: Readonly<Record<string, string>> = {
    "zpa:AccessRuleOrder": "the first rule that matches decides, so that any other order may deny what was allowed",
    "zpa:FileTransferIntegration": "each property is part of one sign-in, which may be wrong afterwards",
};
