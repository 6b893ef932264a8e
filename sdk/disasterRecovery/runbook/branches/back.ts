import type { PlanDocument } from "../../plan/document";
import { mostSeconds, recordPhases } from "../../rehearsal/phases";
import {
    addressRecords,
    checking,
    inCase,
    KINDS,
    NO_FAULTS,
    notReadBack,
    onMachine,
    publishing,
    type RunbookOptions,
    shell,
} from "../commands";
import { DNS_ADMINISTRATOR, deciders, MACHINES, NOTHING, ON_CALL } from "../people";
import type { Branch } from "../step";
import { TITLES } from "../titles";

export function back(plan: PlanDocument, options: RunbookOptions): Branch {
    const most = mostSeconds(recordPhases(plan, "clients returned")) ?? 0;
    return {
        id: "return",
        title: TITLES.back,
        when: ["Zscaler says so, and the portal answers. Clients do not return by themselves."],
        steps: [
            {
                title: "Decide",
                mark: "person",
                who: deciders(plan),
                see: ["The decision, with name and time, on this page."],
                undo: NOTHING,
                ifNot: ["Stay: a return into an outage drops all sessions twice."],
            },
            {
                title: "Publish off",
                mark: "DNS",
                who: DNS_ADMINISTRATOR,
                actions: [
                    publishing(plan, "off", options),
                    shell(checking("off", options)),
                    ...addressRecords(plan).map((action) => inCase("If the check names other addresses", action)),
                ],
                see: [
                    `The check says state off, and ${NO_FAULTS}. Do not delete the record: what happens without one is not documented.`,
                ],
                undo: [`Publish on, as in: ${TITLES.cloudGone}.`],
                ifNot: notReadBack(plan),
            },
            {
                title: "Machines and clients return",
                mark: "automatic",
                who: MACHINES,
                see: [
                    `Client Connector leaves Safe Mode after ${most} seconds at most. In the portal, all App Connectors and service edges are connected.`,
                ],
                undo: NOTHING,
                ifNot: [
                    "Restart the service of a machine that stays, by the command above. A client that stays: restart Client Connector.",
                ],
                actions: KINDS.map((kind) => ({
                    where: [`In a shell of each ${kind} that stays`],
                    lines: [onMachine.restart(kind)],
                })),
            },
            {
                title: "Bring the configuration up to date",
                mark: "person",
                who: ["The owner of the program that declares the plan"],
                actions: [
                    {
                        where: ["In a shell, in the folder of the program, with its stack selected"],
                        lines: ["npx pulumi-zscaler drift", "pulumi up --refresh"],
                    },
                ],
                see: [
                    "The first command lists what others have changed meanwhile, or no drift. The second one shows a preview: it corrects that, and applies changes that waited.",
                ],
                undo: NOTHING,
                ifNot: ["Answer no to the preview if it undoes what somebody needs, and declare that first."],
            },
            {
                title: "Keep the evidence",
                mark: "person",
                who: ON_CALL,
                see: [
                    "The ticket has this page with names and times, what the checks printed, and for how long disaster recovery was on.",
                ],
                undo: NOTHING,
                ifNot: ["Ask those who were there, and mark what they say from memory."],
            },
        ],
    };
}
