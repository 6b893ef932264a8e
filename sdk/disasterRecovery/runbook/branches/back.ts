import type { PlanDocument } from "../../plan/document";
import { mostSeconds, recordPhases } from "../../rehearsal/phases";
import { checking, publishing, type RunbookOptions } from "../commands";
import { DNS_ADMINISTRATOR, deciders, MACHINES, NOTHING, ON_CALL, PORTAL } from "../people";
import type { Branch } from "../step";

export function back(plan: PlanDocument, options: RunbookOptions): Branch {
    const most = mostSeconds(recordPhases(plan, "clients returned")) ?? 0;
    return {
        id: "return",
        title: "The Zscaler cloud is back",
        when: ["Zscaler says so, and the portal answers. Clients do not return by themselves."],
        steps: [
            {
                title: "Decide",
                mark: "person",
                who: deciders(plan),
                see: ["The decision, with name and time, in the journal or on this page."],
                undo: NOTHING,
                ifNot: ["Stay: a return into an outage drops all sessions twice."],
            },
            {
                title: "Publish off",
                mark: "DNS",
                who: DNS_ADMINISTRATOR,
                commands: [...publishing(plan, "off", options), checking(plan, "off")],
                see: [
                    "The check says state off. Do not delete the record: what happens without one is not documented.",
                ],
                undo: ["Publish on."],
                ifNot: ["As when publishing on."],
            },
            {
                title: "Machines and clients return",
                mark: "automatic",
                who: MACHINES,
                see: [
                    `Client Connector leaves Safe Mode after ${most} seconds at most. In the portal, all App Connectors and service edges are connected.`,
                ],
                undo: NOTHING,
                ifNot: ["Restart the service of a machine that stays. A client that stays: restart Client Connector."],
            },
            {
                title: "Bring the configuration up to date",
                mark: "person in the portal",
                who: PORTAL,
                commands: ["pulumi up --refresh", "npx pulumi-zscaler drift --stack production"],
                see: ["No drift. Changes that waited are applied."],
                undo: NOTHING,
                ifNot: ["Correct what differs."],
            },
            {
                title: "Keep the evidence",
                mark: "person",
                who: ON_CALL,
                commands: ["npx pulumi-zscaler dr verify --journal journal.jsonl --plan plan.json"],
                see: ["The journal is as it was written. Its hash is in the ticket, with this page."],
                undo: NOTHING,
                ifNot: ["Keep the journal as it is, and note the line."],
            },
        ],
    };
}
