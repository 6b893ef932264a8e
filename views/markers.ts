import type { Viewed } from "./tenant";

/** What the console marks an object with beside its name. */
export function markersOf({ values }: Viewed): string[] {
    const { logStreaming, disasterRecovery, zscalerManaged, restrictionType, readOnly } = values;
    return [
        ...(logStreaming === true ? ["Log streaming"] : []),
        ...(disasterRecovery === true ? ["Disaster recovery"] : []),
        ...(zscalerManaged === true ? ["Managed by Zscaler"] : []),
        ...(typeof restrictionType === "string" ? [`Restricted: ${restrictionType}`] : []),
        ...(readOnly === true ? ["Read-only"] : []),
    ];
}
