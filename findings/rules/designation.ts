import { SEGMENT_KINDS, type SegmentKind } from "../../sdk/disasterRecovery/plan/document";
import type { Subject } from "../rule";
import type { View } from "../view";
import { isEnabled } from "./members";

/** What is designated for disaster recovery, and what serves it. */

export const SEGMENT = "zpa:ApplicationSegment";
export const CONNECTORS = "zpa:AppConnectorGroup";
export const EDGES = "zpa:ServiceEdgeGroup";

export const isDesignated = (object: Subject): boolean => object.values.disasterRecovery === true && isEnabled(object);

/** The App Connector groups behind a segment; undefined if some of them are elsewhere. */
export function groupsBehind(segment: Subject, view: View): Subject[] | undefined {
    if (isServedElsewhere(segment, view)) return view.doNotKnow();
    return view.named(segment, "serverGroups").flatMap((each) => view.named(each, "appConnectorGroups"));
}

/** Whether some of the groups behind a segment are not in this stack. */
export const isServedElsewhere = (segment: Subject, view: View): boolean =>
    view.namesElsewhere(segment, "serverGroups") ||
    view.named(segment, "serverGroups").some((each) => view.namesElsewhere(each, "appConnectorGroups"));

/** What kind of segment it is, which plans know; programs declare standard ones. */
export const kindOf = ({ values }: Subject): SegmentKind | undefined =>
    SEGMENT_KINDS.find((kind) => kind === values.kind);
