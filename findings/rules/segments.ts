import { type Rule, say } from "../rule";

/** Application segments. */

const SEGMENT = ["zpa:ApplicationSegment"];
const PAGE = "zpa/applicationSegment.md";

export const segmentWithoutServerGroup: Rule = {
    id: "segment-without-server-group",
    level: "high",
    title: "An application segment has no server group, so that nobody reaches its applications.",
    todo: "Set serverGroups.",
    page: PAGE,
    source: "Zscaler help, About App Connector Groups (A5)",
    types: SEGMENT,
    check: ({ values }) =>
        values.enabled !== false && values.serverGroups === undefined && values.bypass !== "Always"
            ? say`serverGroups is not set`
            : undefined,
};

export const udpCloserToApplication: Rule = {
    id: "udp-closer-to-application",
    level: "low",
    title: "A segment with UDP ports has its App Connectors selected by their distance to the application.",
    todo: 'Set appConnectorSelection to "Closer to User", or move the UDP ports to a segment of their own.',
    page: PAGE,
    source: "terraform-provider-zpa#297",
    types: SEGMENT,
    check: ({ values }) =>
        values.appConnectorSelection === "Closer to Application" && values.udpPorts !== undefined
            ? say`appConnectorSelection is ${"Closer to Application"}, and udpPorts is set`
            : undefined,
};

export const doubleEncryptionHalves: Rule = {
    id: "double-encryption-halves-throughput",
    level: "low",
    title: "A segment is encrypted twice, which halves the throughput of its App Connectors.",
    todo: "Set doubleEncryption to false, or plan twice as many App Connectors.",
    page: PAGE,
    source: "Zscaler help, ZPA Private Service Edge Deployment Prerequisites",
    types: SEGMENT,
    check: ({ values }) => (values.doubleEncryption === true ? say`doubleEncryption is true` : undefined),
};
