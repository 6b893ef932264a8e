import { definitionOf } from "../provider/definitionOf";
import { capitalized } from "./cells";
import { MARKERS, NAME_AND_STATUS, NEXT_UPDATE, PLACE } from "./groups";
import { COUNTS, MACHINES } from "./machines";
import { COMMON, type View, value } from "./view";

/** The page Disaster Recovery App Connector Groups, and what else is designated. */
export const disasterRecovery: View = {
    name: "disaster-recovery",
    title: "Disaster recovery",
    description:
        "App Connector groups, Private Service Edge groups and application segments that are designated for disaster recovery",
    types: ["zpa:AppConnectorGroup", "zpa:ServiceEdgeGroup", "zpa:ApplicationSegment"],
    columns: [
        ...NAME_AND_STATUS.slice(0, 1),
        { key: "kind", title: "Kind", isUsual: true, cell: ({ type }) => capitalized(definitionOf(type).noun.one) },
        ...NAME_AND_STATUS.slice(1),
        { ...MARKERS, isUsual: false },
        ...COUNTS,
        NEXT_UPDATE,
        value("disasterRecoveryIncomplete", "Incomplete"),
        ...PLACE,
        value("domainNames", "Domains"),
        ...COMMON,
    ],
    members: MACHINES,
    rows: (tenant) => tenant.ofType(...disasterRecovery.types).filter(({ values }) => values.disasterRecovery === true),
};
