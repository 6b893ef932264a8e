import * as sample from "../samples";
import type { Subject } from "../subject";

const OTHER_DOMAINS = "example.com,madrid.example.com,sevilla.example.com";

export const microtenant: Subject = {
    type: "zpa:Microtenant",
    collection: "microtenants",
    switches: { authDomains: OTHER_DOMAINS },
    declared: { name: "Madrid" },
    wire: { enabled: true, operator: "OR", criteriaAttribute: "AuthDomain", privilegedApprovalsEnabled: false },
    changes: [
        {
            property: "description",
            value: "R&D <Madrid>",
            wire: { description: "R&D <Madrid>" },
            outside: { description: "theirs" },
        },
        sample.disabled,
        {
            property: "domains",
            value: ["Sevilla.example.com", "madrid.example.com"],
            wire: { criteriaAttributeValues: ["madrid.example.com", "sevilla.example.com"] },
            outside: { criteriaAttributeValues: ["madrid.example.com"] },
        },
        { property: "operator", value: "AND", wire: { operator: "AND" }, outside: { operator: "OR" } },
        {
            property: "privilegedApprovals",
            value: true,
            wire: { privilegedApprovalsEnabled: true },
            outside: { privilegedApprovalsEnabled: false },
        },
    ],
    samples: [
        {
            ...sample.names,
            enabled: true,
            domains: ["a.example.com", "b.example.com", "c.example.com"],
            operator: "AND",
            privilegedApprovals: true,
        },
    ],
};
