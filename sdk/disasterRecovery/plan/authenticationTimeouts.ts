import type { ArgumentChecks } from "../../argumentChecks";
import { SECONDS_PER_DAY } from "../settings/facts";
import type { MaximumAuthenticationAge } from "./document";

/** Units of an authentication timeout. */
export const TIMEOUT_UNITS = ["minutes", "hours", "days"] as const;

/** After which time users authenticate again. */
export interface TimeoutDuration {
    /** A whole number. */
    readonly value: number;
    readonly unit: (typeof TIMEOUT_UNITS)[number];
}

/** The authentication timeout of a timeout policy rule. */
export interface AuthenticationTimeout {
    /** Name of the timeout policy rule. */
    readonly rule: string;
    /** Its Authentication Timeout. */
    readonly timeout: TimeoutDuration | "never";
}

const SECONDS: Readonly<Record<TimeoutDuration["unit"], number>> = {
    minutes: 60,
    hours: 3_600,
    days: SECONDS_PER_DAY,
};

/** Reports a rule without a name, and a timeout that is none. */
export function checkAuthenticationTimeouts(timeouts: readonly AuthenticationTimeout[], checks: ArgumentChecks): void {
    timeouts.forEach(({ rule, timeout }, at) => {
        const path = `authenticationTimeouts[${at}]`;
        if (rule.trim() === "") checks.fault(`${path}.rule`, "is empty; name the timeout policy rule");
        if (timeout === "never") return;
        checks.oneOf(`${path}.timeout.unit`, timeout.unit, TIMEOUT_UNITS);
        checks.atLeast(`${path}.timeout.value`, timeout.value, 1);
    });
}

/** What to know of a maximum age that is below every timeout, or of a rule whose users are never asked again. */
export function timeoutWarnings(
    timeouts: readonly AuthenticationTimeout[],
    { value, unit, seconds }: MaximumAuthenticationAge & { readonly seconds: number },
): string[] {
    const known = timeouts.flatMap(({ rule, timeout }) =>
        timeout === "never" ? [] : [{ rule, timeout, seconds: timeout.value * SECONDS[timeout.unit] }],
    );
    const [least] = known.toSorted((one, other) => one.seconds - other.seconds);
    const never = timeouts.filter(({ timeout }) => timeout === "never").map(({ rule }) => `"${rule}"`);
    const begins = `maximumAuthenticationAge is ${value} ${unit}, and`;
    return [
        ...(least && seconds < least.seconds
            ? [
                  `${begins} the smallest authentication timeout, of the timeout policy rule "${least.rule}", is ${least.timeout.value} ${least.timeout.unit}: during disaster recovery, users lose access before they would have to authenticate. Raise the age to that timeout or more.`,
              ]
            : []),
        ...(never.length > 0
            ? [
                  `${begins} users of the timeout policy rules ${never.join(", ")} never have to authenticate again: those who did so longer ago than that have no access during disaster recovery. Set a timeout in the rules that is at most the age.`,
              ]
            : []),
    ];
}
