import type { Rule } from "../../contract/rules";
import { countOf } from "./ports";

/** What holds between the properties of an application segment, as the console holds it. */

interface Segment {
    domainNames: string[];
    tcpPorts?: string[] | undefined;
    udpPorts?: string[] | undefined;
    bypass: string;
    bypassDuringReauthentication: boolean;
    healthReporting: string;
    appConnectorSelection: string;
    icmpAccess: string;
    doubleEncryption: boolean;
    sourceIpAnchoring: boolean;
    inspectTrafficWithZia: boolean;
    multimatch: boolean;
    microtenantId?: string | undefined;
    shareToMicrotenants?: string[] | undefined;
}

/** Most ports that connectors watch all the time. */
const MOST_WATCHED_PORTS = 10;

export const applicationSegmentRules: readonly Rule<Segment>[] = [
    {
        needs: ["tcpPorts", "udpPorts", "icmpAccess"],
        property: "tcpPorts",
        when: ({ tcpPorts, udpPorts, icmpAccess }) => !tcpPorts && !udpPorts && icmpAccess === "Disabled",
        reason: "is required where neither udpPorts nor icmpAccess is set: nothing would be reached through the segment",
    },
    {
        needs: ["healthReporting", "tcpPorts", "udpPorts"],
        property: "healthReporting",
        when: ({ healthReporting, tcpPorts, udpPorts }) =>
            healthReporting === "Continuous" && countOf(tcpPorts) + countOf(udpPorts) > MOST_WATCHED_PORTS,
        reason: `cannot be "Continuous" for more than ${MOST_WATCHED_PORTS} ports: use "On Access", or name fewer ports`,
    },
    {
        needs: ["healthReporting", "domainNames"],
        property: "healthReporting",
        when: ({ healthReporting, domainNames }) => healthReporting === "Continuous" && domainNames?.[0] === "*",
        reason: 'cannot be "Continuous" for the domain name "*": use "On Access", or name the applications',
    },
    {
        needs: ["healthReporting", "multimatch"],
        property: "healthReporting",
        when: ({ healthReporting, multimatch }) => healthReporting === "Continuous" && multimatch === true,
        reason: 'cannot be "Continuous" together with multimatch: use "On Access" or "None", or leave multimatch out',
    },
    {
        needs: ["multimatch", "sourceIpAnchoring"],
        property: "multimatch",
        when: ({ multimatch, sourceIpAnchoring }) => multimatch === true && sourceIpAnchoring === true,
        reason: "goes without sourceIpAnchoring: turn one of the two off",
    },
    {
        needs: ["multimatch", "doubleEncryption"],
        property: "multimatch",
        when: ({ multimatch, doubleEncryption }) => multimatch === true && doubleEncryption === true,
        reason: "goes without doubleEncryption: turn one of the two off",
    },
    {
        needs: ["multimatch", "inspectTrafficWithZia"],
        property: "multimatch",
        when: ({ multimatch, inspectTrafficWithZia }) => multimatch === true && inspectTrafficWithZia === true,
        reason: "goes without inspectTrafficWithZia: turn one of the two off",
    },
    {
        needs: ["doubleEncryption", "sourceIpAnchoring"],
        property: "doubleEncryption",
        when: ({ doubleEncryption, sourceIpAnchoring }) => doubleEncryption === true && sourceIpAnchoring === true,
        reason: "goes without sourceIpAnchoring: turn one of the two off",
    },
    {
        needs: ["appConnectorSelection", "udpPorts"],
        property: "appConnectorSelection",
        when: ({ appConnectorSelection, udpPorts }) => appConnectorSelection === "Closer to Application" && !!udpPorts,
        reason: 'can be "Closer to Application" for TCP alone: leave udpPorts out, or give them a segment of their own',
    },
    {
        needs: ["appConnectorSelection", "healthReporting"],
        property: "appConnectorSelection",
        when: ({ appConnectorSelection, healthReporting }) =>
            appConnectorSelection === "Closer to Application" && healthReporting === "None",
        reason: 'cannot be "Closer to Application" with healthReporting "None", which leaves nothing to choose by',
    },
    {
        needs: ["bypass", "bypassDuringReauthentication"],
        property: "bypassDuringReauthentication",
        when: ({ bypass, bypassDuringReauthentication }) =>
            bypass === "Always" && bypassDuringReauthentication === true,
        reason: 'goes without bypass "Always", which bypasses anyway: leave it out',
    },
    {
        needs: ["shareToMicrotenants", "microtenantId"],
        property: "shareToMicrotenants",
        when: ({ shareToMicrotenants = [], microtenantId }) =>
            microtenantId !== undefined && shareToMicrotenants.includes(microtenantId),
        wrong: ({ microtenantId }) => [microtenantId],
        reason: "is the microtenant that the segment is in: leave it out",
    },
];
