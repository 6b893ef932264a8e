import type { PlanDocument } from "../plan/document";
import { back } from "./branches/back";
import { cloudGone } from "./branches/cloudGone";
import { dnsGone } from "./branches/dnsGone";
import { edgesGone } from "./branches/edgesGone";
import { regionGone } from "./branches/regionGone";
import type { RunbookOptions } from "./commands";
import type { Branch } from "./step";

/** What is done in each case, with the names and times of the plan. */
export const branchesOf = (plan: PlanDocument, options: RunbookOptions): Branch[] => [
    cloudGone(plan, options),
    regionGone(plan, options),
    dnsGone(plan, options),
    edgesGone(plan, options),
    back(plan, options),
];
