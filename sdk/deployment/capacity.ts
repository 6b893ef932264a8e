import type { ArgumentChecks } from "../argumentChecks";
import type { AccessArgs, ScalingAppConnectors } from "./arguments";

/** How many machines run: programs in JavaScript may say something else. */
export const CAPACITY_KINDS = ["fixed", "autoScaling"];

/** Reports firewall rules for what is no range of addresses. */
export function checkAccess(
    checks: ArgumentChecks,
    { supportCidrBlock }: Pick<AccessArgs, "supportCidrBlock"> = {},
): void {
    if (supportCidrBlock !== undefined) checks.ranges("access.supportCidrBlock", [supportCidrBlock]);
}

/** Reports an average that no number of machines keeps. */
export function checkTarget(checks: ArgumentChecks, { target }: Pick<ScalingAppConnectors, "target">): void {
    if (target === undefined) return;
    checks.oneOf("capacity.target.metric", target.metric, ["cpu", "networkIn", "networkOut"]);
    if (target.metric === "cpu") checks.range("capacity.target.percent", target.percent, 1, 100);
    else checks.atLeast("capacity.target.bytesPerMinute", target.bytesPerMinute, 1);
}
