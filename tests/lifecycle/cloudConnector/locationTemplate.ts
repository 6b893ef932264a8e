import * as sample from "../samples";
import type { Subject } from "../subject";

const template = (wire: Record<string, string | number | boolean>) => ({ template: wire });

export const locationTemplate: Subject = {
    type: "cloudConnector:LocationTemplate",
    collection: "locationTemplate",
    declared: { name: "AWS" },
    wire: template({ xffForwardEnabled: false, authRequired: false, aupEnabled: false, ofwEnabled: false }),
    changes: [
        {
            property: "description",
            value: "R&D in Canada",
            wire: { desc: "R&D in Canada" },
            outside: { desc: "theirs" },
        },
        {
            property: "prefix",
            value: "AWS-CAN",
            wire: template({ templatePrefix: "AWS-CAN" }),
            outside: template({ templatePrefix: "AWS-EU" }),
        },
        {
            property: "xffForwarding",
            value: true,
            wire: template({ xffForwardEnabled: true }),
            outside: template({ xffForwardEnabled: false }),
        },
        {
            property: "authentication",
            value: true,
            wire: template({ authRequired: true }),
            outside: template({ authRequired: false }),
        },
        {
            property: "caution",
            value: true,
            wire: template({ cautionEnabled: true }),
            outside: template({ cautionEnabled: false }),
            alone: true,
        },
        {
            property: "acceptableUseDays",
            value: 30,
            wire: template({ aupEnabled: true, aupTimeoutInDays: 30 }),
            outside: template({ aupTimeoutInDays: 7 }),
        },
        {
            property: "firewall",
            value: true,
            wire: template({ ofwEnabled: true }),
            outside: template({ ofwEnabled: false }),
        },
        {
            property: "intrusionPrevention",
            value: true,
            with: { firewall: true },
            wire: template({ ipsControl: true, ofwEnabled: true }),
            outside: template({ ipsControl: false }),
        },
        {
            property: "uploadBandwidth",
            value: 10,
            with: { downloadBandwidth: 15 },
            wire: template({ enforceBandwidthControl: true, upBandwidth: 10 }),
            outside: template({ upBandwidth: 11 }),
        },
        {
            property: "downloadBandwidth",
            value: 20,
            with: { uploadBandwidth: 10 },
            wire: template({ enforceBandwidthControl: true, dnBandwidth: 20 }),
            outside: template({ dnBandwidth: 22 }),
        },
        {
            property: "ipSurrogate",
            value: true,
            wire: template({ surrogateIP: true }),
            outside: template({ surrogateIP: false }),
        },
        {
            property: "surrogateIdleMinutes",
            value: 120,
            wire: template({ idleTimeInMinutes: 120 }),
            outside: template({ idleTimeInMinutes: 60 }),
        },
        {
            property: "surrogateForKnownBrowsers",
            value: true,
            wire: template({ surrogateIPEnforcedForKnownBrowsers: true }),
            outside: template({ surrogateIPEnforcedForKnownBrowsers: false }),
        },
        {
            property: "surrogateRefreshMinutes",
            value: 60,
            wire: template({ surrogateRefreshTimeInMinutes: 60 }),
            outside: template({ surrogateRefreshTimeInMinutes: 90 }),
        },
    ],
    samples: [
        {
            ...sample.names,
            prefix: "branch",
            xffForwarding: true,
            authentication: false,
            caution: false,
            acceptableUseDays: 7,
            firewall: true,
            intrusionPrevention: true,
            uploadBandwidth: 100,
            downloadBandwidth: 100,
            ipSurrogate: true,
            surrogateIdleMinutes: 60,
            surrogateForKnownBrowsers: true,
            surrogateRefreshMinutes: 30,
        },
    ],
};
