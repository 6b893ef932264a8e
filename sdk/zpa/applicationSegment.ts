import type * as pulumi from "@pulumi/pulumi";
import type { applicationSegment as definition } from "../../provider/zpa/applicationSegment";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { Reference, References } from "../references";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import { warnOfPairs } from "./applicationSegment/portPairs";
import { sharingDomains } from "./applicationSegment/sharedDomains";
import { DETACHING, type DetachableArgs, DetachableResource } from "./common/detachable";
import { RESTRICTIONS } from "./common/restrictable";
import type { Microtenant } from "./microtenant";
import type { SegmentGroup } from "./segmentGroup";
import type { ServerGroup } from "./serverGroup";

/** A port (`443`), a range (`"8000-8010"`), or a list of them. */
export type Ports = pulumi.Input<string | number | readonly pulumi.Input<string | number>[]>;

/** When users reach an application without Private Access. */
export type Bypass = "Use Client Forwarding Policy" | "Always" | "On Corporate Network";

/** Arguments of an application segment. */
export interface ApplicationSegmentArgs extends DetachableArgs {
    /** Name of the segment, unique in its microtenant. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether users can access the applications of the segment. @default true */
    enabled?: pulumi.Input<boolean>;
    /**
     * The applications: domain names (`"wiki.example.com"`, `"*.example.com"`), IP addresses and subnets; a set, not
     * empty, each once, case-insensitive. `"*"` must be the only entry.
     */
    domainNames: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * TCP ports, 1 to 65535: `443`, `"8000-8010"`, or a list of them without overlap. Ports or `icmpAccess` are
     * required. API: `tcpPortRange`, `tcpPortRanges`.
     * @default none
     */
    tcpPorts?: Ports;
    /** UDP ports, in the same forms. API: `udpPortRange`, `udpPortRanges`. @default none */
    udpPorts?: Ports;
    /** Segment group that the segment is in, as a resource or as an id. API: `segmentGroupId`. */
    segmentGroup: Reference<SegmentGroup>;
    /** Server groups that host the applications, as resources or ids; a set, not empty. @default none */
    serverGroups?: References<ServerGroup>;
    /**
     * When users access the applications without Private Access. API: `bypassType`.
     * @default "Use Client Forwarding Policy"
     */
    bypass?: pulumi.Input<Bypass>;
    /**
     * Whether bypass also applies while users sign in again; not with `bypass: "Always"`. API: `bypassOnReauth`.
     * @default false
     */
    bypassDuringReauthentication?: pulumi.Input<boolean>;
    /**
     * When connectors report the health of the applications: while they are in use, continuously (for at most 10 ports,
     * not for `"*"`), or never. @default "On Access"
     */
    healthReporting?: pulumi.Input<"On Access" | "Continuous" | "None">;
    /**
     * Whether connectors also learn of health from the traffic of users. API: `passiveHealthEnabled`.
     * @default true
     */
    passiveHealth?: pulumi.Input<boolean>;
    /**
     * Whether the App Connector closest to the user is chosen, or the one closest to the application: for TCP alone,
     * and not with `healthReporting: "None"`. API: `selectConnectorCloseToApp`.
     * @default "Closer to User"
     */
    appConnectorSelection?: pulumi.Input<"Closer to User" | "Closer to Application">;
    /** ICMP requests that users may send to the applications. API: `icmpAccessType`. @default "Disabled" */
    icmpAccess?: pulumi.Input<"Disabled" | "Ping" | "Ping and Traceroute">;
    /**
     * Whether traffic is encrypted a second time, from client to connector; not with `sourceIpAnchoring`.
     * API: `doubleEncrypt`.
     * @default false
     */
    doubleEncryption?: pulumi.Input<boolean>;
    /** Whether traffic leaves from addresses of your own (source IP anchoring). API: `ipAnchored`. @default false */
    sourceIpAnchoring?: pulumi.Input<boolean>;
    /** Whether Internet Access inspects the traffic. Requires a license. @default false */
    inspectTrafficWithZia?: pulumi.Input<boolean>;
    /** Whether Client Connector receives CNAME records. API: `isCnameEnabled`. @default true */
    useCnames?: pulumi.Input<boolean>;
    /** Whether connectors keep idle TCP connections to the servers alive. @default false */
    tcpKeepAlive?: pulumi.Input<boolean>;
    /**
     * Whether a request may match further segments as well as this one; not with `sourceIpAnchoring`,
     * `doubleEncryption`, `inspectTrafficWithZia` or `healthReporting: "Continuous"`. All segments that share a domain
     * name have the same value: segments of a program change together, and different values are an error during
     * preview. API: `matchStyle`.
     * @default false
     */
    multimatch?: pulumi.Input<boolean>;
    /** Designates the segment for disaster recovery. API: `useInDrMode`. @default false */
    disasterRecovery?: pulumi.Input<boolean>;
    /**
     * Microtenant that the segment belongs to. A change replaces the segment.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
    /**
     * Other microtenants that may use the segment in their access rules, as resources or ids; a set, not empty. It is
     * read-only for them. @default none
     */
    shareToMicrotenants?: References<Microtenant>;
}

/**
 * An application segment: domain names and ports of applications, the server groups that host them, and how users
 * access them. API: `application`.
 * @see https://help.zscaler.com/zpa/configuring-application-segments-using-api
 *
 * @example Web application on two port ranges
 * const wiki = new zscaler.ApplicationSegment("wiki", {
 *     name: "Wiki",
 *     domainNames: ["wiki.example.com"],
 *     tcpPorts: [443, "8000-8010"],
 *     segmentGroup: intranet,
 *     serverGroups: [lyon],
 * });
 *
 * @example Segment that is available during disaster recovery
 * const erp = new zscaler.ApplicationSegment("erp", {
 *     name: "ERP",
 *     domainNames: ["erp.example.com"],
 *     tcpPorts: 443,
 *     segmentGroup: intranet,
 *     serverGroups: [lyon],
 *     disasterRecovery: true,
 * });
 */
export class ApplicationSegment extends DetachableResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:ApplicationSegment");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    /** In lower case. */
    declare readonly domainNames: pulumi.Output<string[]>;
    /** As texts, in ascending order. */
    declare readonly tcpPorts: pulumi.Output<string[] | undefined>;
    /** As texts, in ascending order. */
    declare readonly udpPorts: pulumi.Output<string[] | undefined>;
    /** Id of the segment group. */
    declare readonly segmentGroup: pulumi.Output<string>;
    /** Ids of the server groups. */
    declare readonly serverGroups: pulumi.Output<string[] | undefined>;
    declare readonly bypass: pulumi.Output<Bypass>;
    declare readonly bypassDuringReauthentication: pulumi.Output<boolean>;
    declare readonly healthReporting: pulumi.Output<"On Access" | "Continuous" | "None">;
    declare readonly passiveHealth: pulumi.Output<boolean>;
    declare readonly appConnectorSelection: pulumi.Output<"Closer to User" | "Closer to Application">;
    declare readonly icmpAccess: pulumi.Output<"Disabled" | "Ping" | "Ping and Traceroute">;
    declare readonly doubleEncryption: pulumi.Output<boolean>;
    declare readonly sourceIpAnchoring: pulumi.Output<boolean>;
    declare readonly inspectTrafficWithZia: pulumi.Output<boolean>;
    declare readonly useCnames: pulumi.Output<boolean>;
    declare readonly tcpKeepAlive: pulumi.Output<boolean>;
    declare readonly multimatch: pulumi.Output<boolean>;
    declare readonly disasterRecovery: pulumi.Output<boolean>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;
    /** Ids of the microtenants that it is shared with. */
    declare readonly shareToMicrotenants: pulumi.Output<string[] | undefined>;
    /**
     * Id of the microtenant that shares it with the one where it was read; it is read-only there. API: `id` of
     * `sharedFromMicrotenant`.
     */
    declare readonly sharedFromMicrotenantId: pulumi.Output<string | undefined>;
    /**
     * True where the segment is designated for disaster recovery, and no App Connector group behind it is. As of the
     * last update or refresh. API: `isIncompleteDRConfig`.
     */
    declare readonly disasterRecoveryIncomplete: pulumi.Output<boolean | undefined>;

    /**
     * Creates the segment and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ApplicationSegmentArgs, options?: pulumi.CustomResourceOptions) {
        const inputs = args && { ...args, __siblings: sharingDomains(args, options) };
        super(ApplicationSegment.__pulumiType, name, inputs, PROPERTIES, options);
        if (args) warnOfPairs(this, { tcpPorts: args.tcpPorts, udpPorts: args.udpPorts });
    }

    /**
     * Reads a segment that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getApplicationSegment` throws `NotFoundError` instead.
     * @param id Id of the segment; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): ApplicationSegment {
        return new ApplicationSegment(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of an application segment. */
export interface GetApplicationSegmentResult extends Found<ApplicationSegment> {
    /** Name of the segment group. */
    segmentGroupName?: string;
    /** When the segment was created, in UTC. */
    createdAt?: string;
    /** When the segment was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The segment to look up, by `id` or by `name`. */
export interface GetApplicationSegmentArgs {
    /** Id of the segment. @default by name */
    id?: string;
    /** Name of the segment. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the segments to list. Without a filter, all of them. */
export interface GetApplicationSegmentsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** Id of the segment group that they are in. @default any */
    segmentGroup?: string;
    /** @default both */
    disasterRecovery?: boolean;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the application segment with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getApplicationSegment = one<GetApplicationSegmentArgs, GetApplicationSegmentResult, typeof definition>(
    "zpa:ApplicationSegment",
);

/** The same, with outputs of other resources as arguments. */
export const getApplicationSegmentOutput = outputOf(getApplicationSegment);

/**
 * Returns every application segment that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getApplicationSegments = all<GetApplicationSegmentsArgs, GetApplicationSegmentResult>(
    "zpa:ApplicationSegment",
    "microtenantId",
);

/** The same, with outputs of other resources as arguments. */
export const getApplicationSegmentsOutput = outputOf(getApplicationSegments);

const PROPERTIES: PropertiesOf<ApplicationSegmentArgs, ApplicationSegment, typeof definition> = {
    name: true,
    description: true,
    enabled: true,
    domainNames: true,
    tcpPorts: true,
    udpPorts: true,
    segmentGroup: "reference",
    serverGroups: "reference",
    bypass: true,
    bypassDuringReauthentication: true,
    healthReporting: true,
    passiveHealth: true,
    appConnectorSelection: true,
    icmpAccess: true,
    doubleEncryption: true,
    sourceIpAnchoring: true,
    inspectTrafficWithZia: true,
    useCnames: true,
    tcpKeepAlive: true,
    multimatch: true,
    disasterRecovery: true,
    microtenantId: true,
    shareToMicrotenants: "reference",
    sharedFromMicrotenantId: "output",
    disasterRecoveryIncomplete: ["disasterRecovery", "serverGroups"],
    ...DETACHING,
    ...RESTRICTIONS,
};
