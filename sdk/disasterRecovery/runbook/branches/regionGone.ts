import { listed, type Sentence } from "../../../sentence";
import type { PlanDocument } from "../../plan/document";
import { rehearse } from "../../rehearsal/rehearse";
import type { RunbookOptions } from "../commands";
import { NOTHING, ON_CALL, PORTAL } from "../people";
import type { Branch } from "../step";
import { TITLES } from "../titles";

export function regionGone(plan: PlanDocument, { at }: RunbookOptions): Branch {
    const regions = [
        ...new Set([...plan.appConnectorGroups, ...plan.serviceEdgeGroups].flatMap(({ region }) => region ?? [])),
    ].sort();
    const rows = regions.map((region): Sentence[] => {
        const lost = (cloudAway: boolean) =>
            rehearse(plan, { at, regionsGone: [region], cloudGone: cloudAway })
                .segments.filter(({ outcomes }) => outcomes.every(({ reached }) => reached === "no"))
                .map(({ name }) => name);
        const [now, then] = [lost(false), lost(true)];
        return [[{ name: region }], now.length > 0 ? listed(now) : ["none"], then.length > 0 ? listed(then) : ["none"]];
    });
    return {
        id: "region-gone",
        title: TITLES.regionGone,
        when: ["Clients connect, the portal answers, and applications of one region fail."],
        facts: [
            {
                kind: "table",
                header: ["Region", "Segments that nobody reaches then", "The same, if the cloud is away, too"],
                rows,
            },
        ],
        steps: [
            {
                title: "Do not publish on",
                mark: "person",
                who: ON_CALL,
                see: [
                    "Users of other regions work. Disaster recovery would take policies and logs from them, and does not bring back machines that are away.",
                ],
                undo: NOTHING,
                ifNot: [`If clients everywhere fail, follow: ${TITLES.cloudGone}.`],
            },
            {
                title: "Find what is missing",
                mark: "person in the portal",
                who: PORTAL,
                see: [
                    "Which App Connectors and service edges of the region are disconnected. Clients use those of other regions by themselves.",
                ],
                undo: NOTHING,
                ifNot: [
                    `If the portal does not answer, ask the owner of the site, and if it is the cloud, follow: ${TITLES.cloudGone}.`,
                ],
            },
            {
                title: "Serve the segments from elsewhere",
                mark: "person in the portal",
                who: ["An administrator of Private Access, or the program that declares the server groups"],
                see: [
                    "A server group of each segment in the table has an App Connector group of another region that reaches the servers.",
                ],
                undo: ["Remove the group from the server group."],
                ifNot: ["The servers themselves are away with the region: this is for the owner of the application."],
            },
        ],
    };
}
