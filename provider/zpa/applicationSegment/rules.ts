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
        reason: "is required if neither udpPorts nor icmpAccess is set, because the segment would have no reachable port",
    },
    {
        needs: ["healthReporting", "tcpPorts", "udpPorts"],
        property: "healthReporting",
        when: ({ healthReporting, tcpPorts, udpPorts }) =>
            healthReporting === "Continuous" && countOf(tcpPorts) + countOf(udpPorts) > MOST_WATCHED_PORTS,
        reason: `cannot be "Continuous" for more than ${MOST_WATCHED_PORTS} ports; use "On Access" or fewer ports`,
    },
    {
        needs: ["healthReporting", "domainNames"],
        property: "healthReporting",
        when: ({ healthReporting, domainNames }) => healthReporting === "Continuous" && domainNames?.[0] === "*",
        reason: 'cannot be "Continuous" for the domain name "*"; use "On Access" or list the domain names',
    },
    {
        needs: ["healthReporting", "multimatch"],
        property: "healthReporting",
        when: ({ healthReporting, multimatch }) => healthReporting === "Continuous" && multimatch === true,
        reason: 'cannot be "Continuous" with multimatch; use "On Access" or "None", or omit multimatch',
    },
    {
        needs: ["multimatch", "sourceIpAnchoring"],
        property: "multimatch",
        when: ({ multimatch, sourceIpAnchoring }) => multimatch === true && sourceIpAnchoring === true,
        reason: "cannot be combined with sourceIpAnchoring; set one of them to false",
    },
    {
        needs: ["multimatch", "doubleEncryption"],
        property: "multimatch",
        when: ({ multimatch, doubleEncryption }) => multimatch === true && doubleEncryption === true,
        reason: "cannot be combined with doubleEncryption; set one of them to false",
    },
    {
        needs: ["multimatch", "inspectTrafficWithZia"],
        property: "multimatch",
        when: ({ multimatch, inspectTrafficWithZia }) => multimatch === true && inspectTrafficWithZia === true,
        reason: "cannot be combined with inspectTrafficWithZia; set one of them to false",
    },
    {
        needs: ["doubleEncryption", "sourceIpAnchoring"],
        property: "doubleEncryption",
        when: ({ doubleEncryption, sourceIpAnchoring }) => doubleEncryption === true && sourceIpAnchoring === true,
        reason: "cannot be combined with sourceIpAnchoring; set one of them to false",
    },
    {
        needs: ["appConnectorSelection", "udpPorts"],
        property: "appConnectorSelection",
        when: ({ appConnectorSelection, udpPorts }) => appConnectorSelection === "Closer to Application" && !!udpPorts,
        reason: 'can be "Closer to Application" only for TCP; omit udpPorts or put them into a separate segment',
    },
    {
        needs: ["appConnectorSelection", "healthReporting"],
        property: "appConnectorSelection",
        when: ({ appConnectorSelection, healthReporting }) =>
            appConnectorSelection === "Closer to Application" && healthReporting === "None",
        reason: 'cannot be "Closer to Application" with healthReporting "None"; change one of the two',
    },
    {
        needs: ["bypass", "bypassDuringReauthentication"],
        property: "bypassDuringReauthentication",
        when: ({ bypass, bypassDuringReauthentication }) =>
            bypass === "Always" && bypassDuringReauthentication === true,
        reason: 'has no effect with bypass "Always"; omit it',
    },
    {
        needs: ["shareToMicrotenants", "microtenantId"],
        property: "shareToMicrotenants",
        when: ({ shareToMicrotenants = [], microtenantId }) =>
            microtenantId !== undefined && shareToMicrotenants.includes(microtenantId),
        wrong: ({ microtenantId }) => [microtenantId],
        reason: "is the microtenant of the segment itself; omit it",
    },
];
