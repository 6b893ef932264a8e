import { isDeepStrictEqual } from "node:util";
import type { PlanDocument } from "../plan/document";

/** What is wrong with the addresses that DNS has for the domain of a plan. */
export function plannedAddressFaults(
    { aRecords }: Pick<PlanDocument, "aRecords">,
    addresses: readonly string[],
): string[] {
    if (isDeepStrictEqual(addresses.toSorted(), aRecords.toSorted())) return [];
    return [`the A records are ${named(addresses)}, and the plan has ${named(aRecords)}`];
}

const named = (addresses: readonly string[]): string => addresses.join(", ") || "none";
