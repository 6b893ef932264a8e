import { z } from "zod";
import { becomes, cutsOff, interrupts, isDisabled, loses } from "../contract/consequences";
import { type Field, flag, reference, references, textOf, word, wordsOf } from "../contract/fields";
import type { DefaultHandlers, RemoteObject } from "../contract/operations";
import type { Values } from "../contract/values";
import { endpointOf } from "../lifecycle/mapping";
import { PartialFailureError } from "../lifecycle/partialFailure";
import { complete } from "../lifecycle/stateValues";
import { writeAlike } from "./applicationSegment/multimatch";
import { losesPorts, ports, portsField } from "./applicationSegment/ports";
import { applicationSegmentRules } from "./applicationSegment/rules";
import {
    createShared,
    deleteShared,
    receivers,
    SHARING_KEY,
    shareAgain,
    sharedFromMicrotenantId,
    shareToMicrotenants,
    updateShared,
} from "./applicationSegment/sharing";
import type { ZpaClient } from "./client/client";
import { defineZpa } from "./client/define";
import { detaching } from "./common/detaching";
import { caselessSet, domainNames } from "./common/domainNames";
import { mark, microtenant, restrictions, SERVICE_KEYS, times } from "./common/fields";
import { named } from "./common/named";
import * as schema from "./common/schemas";

const BYPASS = { "Use Client Forwarding Policy": "NEVER", Always: "ALWAYS", "On Corporate Network": "ON_NET" } as const;
const HEALTH_REPORTING = { "On Access": "ON_ACCESS", Continuous: "CONTINUOUS", None: "NONE" } as const;
const ICMP_ACCESS = { Disabled: "NONE", Ping: "PING", "Ping and Traceroute": "PING_TRACEROUTING" } as const;

/** What the console words as a choice or a switch, and the wire the other way round. */
const appConnectorSelection: Field<"Closer to User" | "Closer to Application"> = {
    toWire: (value) => ({ selectConnectorCloseToApp: value === "Closer to Application" }),
    fromWire: ({ selectConnectorCloseToApp: close }) =>
        close === undefined ? undefined : close === true ? "Closer to Application" : "Closer to User",
    unset: { selectConnectorCloseToApp: undefined },
};
const multimatch: Field<boolean> = {
    toWire: (value) => ({ matchStyle: value ? "INCLUSIVE" : "EXCLUSIVE" }),
    fromWire: ({ matchStyle }) => (matchStyle === undefined ? undefined : matchStyle === "INCLUSIVE"),
    unset: { matchStyle: undefined },
};
const tcpKeepAlive: Field<boolean> = {
    ...flag("tcpKeepAlive"),
    toWire: (value) => ({ tcpKeepAlive: value ? "1" : "0" }),
};

export const applicationSegment = defineZpa({
    type: "zpa:ApplicationSegment",
    noun: { one: "application segment", many: "application segments" },
    permission: "Application Segments (Configuration)",
    quota: 6_000,
    inputs: z.strictObject({
        ...named.inputs,
        domainNames,
        tcpPorts: ports.optional(),
        udpPorts: ports.optional(),
        segmentGroup: schema.ref("zpa:SegmentGroup"),
        serverGroups: schema.refs("zpa:ServerGroup").optional(),
        bypass: z.enum(wordsOf(BYPASS)).default("Use Client Forwarding Policy"),
        bypassDuringReauthentication: z.boolean().default(false),
        healthReporting: z.enum(wordsOf(HEALTH_REPORTING)).default("On Access"),
        passiveHealth: z.boolean().default(true),
        appConnectorSelection: z.enum(["Closer to User", "Closer to Application"]).default("Closer to User"),
        icmpAccess: z.enum(wordsOf(ICMP_ACCESS)).default("Disabled"),
        doubleEncryption: z.boolean().default(false),
        sourceIpAnchoring: z.boolean().default(false),
        inspectTrafficWithZia: z.boolean().default(false),
        useCnames: z.boolean().default(true),
        tcpKeepAlive: z.boolean().default(false),
        multimatch: z.boolean().default(false),
        disasterRecovery: z.boolean().default(false),
        microtenantId: schema.microtenantId.optional(),
        shareToMicrotenants: schema.refs("zpa:Microtenant").optional(),
        ...detaching.inputs,
    }),
    rules: applicationSegmentRules,
    outputs: z.object({
        disasterRecoveryIncomplete: z.boolean().optional(),
        sharedFromMicrotenantId: schema.ref("zpa:Microtenant", { blocksDeletion: false }).optional(),
        ...detaching.outputs,
        ...restrictions.schema,
    }),

    observed: {
        schema: z.object({ segmentGroupName: z.string().optional(), ...times.shape }),
        fromWire: (wire) => ({
            segmentGroupName: textOf(wire.segmentGroupName),
            ...times.fromWire(wire),
        }),
    },

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId"],
    consequences: {
        create: "none",
        delete: cutsOff("Users can no longer reach the applications of the segment."),
        update: {
            ...named.consequences,
            enabled: cutsOff("Users can no longer reach the applications of the segment.", isDisabled),
            domainNames: cutsOff("Users can no longer reach the removed domain names.", loses("domainNames")),
            tcpPorts: cutsOff("Users can no longer reach the removed TCP ports.", losesPorts("tcpPorts")),
            udpPorts: cutsOff("Users can no longer reach the removed UDP ports.", losesPorts("udpPorts")),
            segmentGroup: cutsOff("Users whom rules allow by the previous segment group lose access to the segment."),
            serverGroups: interrupts("Sessions through the removed server groups end.", loses("serverGroups")),
            bypass: [
                cutsOff(
                    "Users reach the applications only if they have another way than Private Access.",
                    becomes("bypass", "Always"),
                ),
                interrupts("Sessions are set up again, in the other way."),
            ],
            bypassDuringReauthentication: "none",
            healthReporting: "none",
            passiveHealth: "none",
            appConnectorSelection: "none",
            icmpAccess: cutsOff(
                "Users can no longer send ICMP requests that were allowed before.",
                (before, after) =>
                    after.icmpAccess === "Disabled" ||
                    (after.icmpAccess === "Ping" && before.icmpAccess === "Ping and Traceroute"),
            ),
            doubleEncryption: interrupts("Sessions are set up again."),
            sourceIpAnchoring: interrupts("Sessions are set up again, from other source addresses."),
            inspectTrafficWithZia: interrupts("Sessions are set up again."),
            useCnames: "none",
            tcpKeepAlive: "none",
            multimatch: cutsOff("Requests may match other segments than before, and other rules with them."),
            disasterRecovery: cutsOff(
                "In disaster recovery mode, users can no longer reach the applications of the segment.",
                becomes("disasterRecovery", false),
            ),
            shareToMicrotenants: cutsOff(
                "Users of the removed microtenants lose access to the applications of the segment.",
                loses("shareToMicrotenants"),
            ),
            detachOnDelete: "none",
        },
    },
    computed: { disasterRecoveryIncomplete: ["disasterRecovery", "serverGroups"] },
    agreesIn: {
        property: "multimatch",
        because: "application segments that share a domain name must have the same multimatch",
    },
    writeProtection: (segment) =>
        segment.sharedFromMicrotenantId
            ? `it is shared by microtenant ${segment.sharedFromMicrotenantId}, and only that microtenant can change it`
            : restrictions.reason(segment),
    namedFrom: ({ maxAgeMs, ...segment }): Promise<Values[]> =>
        receivers({ ...segment, definition: applicationSegment }, maxAgeMs),

    operations: {
        create: ({ inputs, backend, defaults }): Promise<RemoteObject> =>
            createShared({ definition: applicationSegment, backend }, inputs, (unshared) =>
                whenAlike({ id: undefined, segment: unshared, backend }, async () =>
                    readBack(await defaults.create({ inputs: unshared }), unshared, defaults),
                ),
            ),
        update: ({ id, olds, inputs, backend, defaults }): Promise<Values> =>
            updateShared({ definition: applicationSegment, id, values: inputs, backend }, olds, () =>
                whenAlike({ id, segment: inputs, backend }, () => defaults.update({ id, olds, inputs })),
            ),
        delete: ({ id, outputs, backend, defaults }): Promise<void> =>
            deleteShared({ definition: applicationSegment, id, values: outputs, backend }, defaults),
    },

    collection: {
        endpoint: {
            path: "application",
        },
        notOnWire: ["detachOnDelete"],
        fields: {
            ...named.fields,
            domainNames: caselessSet("domainNames"),
            tcpPorts: portsField("tcp"),
            udpPorts: portsField("udp"),
            segmentGroup: reference("segmentGroupId"),
            serverGroups: references("serverGroups"),
            bypass: word("bypassType", BYPASS),
            bypassDuringReauthentication: flag("bypassOnReauth"),
            healthReporting: word("healthReporting", HEALTH_REPORTING),
            passiveHealth: flag("passiveHealthEnabled"),
            appConnectorSelection,
            icmpAccess: word("icmpAccessType", ICMP_ACCESS),
            doubleEncryption: flag("doubleEncrypt"),
            sourceIpAnchoring: flag("ipAnchored"),
            inspectTrafficWithZia: flag("inspectTrafficWithZia"),
            useCnames: flag("isCnameEnabled"),
            tcpKeepAlive,
            multimatch,
            disasterRecovery: flag("useInDrMode"),
            microtenantId: microtenant,
            shareToMicrotenants,
            sharedFromMicrotenantId,
            disasterRecoveryIncomplete: mark("isIncompleteDRConfig"),
            ...restrictions.fields,
        },
        // Its segment group alone refuses a plain delete.
        deletesByForce: true,
        readOnlyKeys: [
            ...SERVICE_KEYS,
            "segmentGroupName",
            "isIncompleteDRConfig",
            "inconsistentConfigDetails",
            SHARING_KEY,
        ],
        called: { shareToMicrotenants: "shareToMicrotenants" },
        restore: ({ id, before, endpoint, backend }): Promise<void> =>
            shareAgain({ definition: applicationSegment, id, backend }, before, endpoint),
    },
});

/** Whether the chain is complete takes a look at the groups behind it, which a create's partial answer may not. */
async function readBack(made: RemoteObject, inputs: Values, defaults: DefaultHandlers): Promise<RemoteObject> {
    if (inputs.disasterRecovery !== true) return made;
    const { id } = made;
    try {
        const now = await defaults.read({ id, known: inputs });
        return now ? { id, observed: complete(applicationSegment, now, inputs) } : made;
    } catch (error) {
        throw new PartialFailureError(id, inputs, error);
    }
}

interface Written {
    /** Undefined of one that is to be created. */
    id: string | undefined;
    segment: { domainNames?: string[]; multimatch?: boolean };
    backend: ZpaClient;
}

async function whenAlike<T>({ id, segment, backend }: Written, write: () => Promise<T>): Promise<T> {
    const { domainNames = [], multimatch = false } = segment;
    const context = { definition: applicationSegment, backend };
    const endpoint = await endpointOf(context, { ...segment });
    return writeAlike({ ...context, id, domainNames, multimatch, endpoint }, write);
}
