/** What one call of a client came to. */
export interface Outcome {
    /** Service and method, with what tells it from other calls of the same. */
    readonly call: string;
    /** Absent: it worked. */
    readonly error?: string;
}

/** Why calls fail that are known to. */
export interface ExpectedFailures {
    /** Service -> why the emulator does not serve its objects. */
    readonly notServed: Readonly<Record<string, string>>;
    readonly failures: readonly ExpectedFailure[];
}

export interface ExpectedFailure {
    /** The call; with an asterisk at the end, all that begin with what stands before. */
    readonly call: string;
    /** A part of the error. */
    readonly error: string;
    readonly reason: string;
}

/** A run, measured against what was expected. */
export interface Verdict {
    readonly worked: readonly string[];
    readonly expected: readonly { readonly call: string; readonly reason: string }[];
    /** New failures: the call, and what it said. */
    readonly unexpected: readonly Outcome[];
    /** Expectations that no call has met: the list is to be shortened. */
    readonly outdated: readonly ExpectedFailure[];
}

export function verdict(outcomes: readonly Outcome[], expectations: readonly ExpectedFailure[]): Verdict {
    const met = new Set<ExpectedFailure>();
    const worked: string[] = [];
    const expected: { call: string; reason: string }[] = [];
    const unexpected: Outcome[] = [];
    for (const { call, error } of outcomes) {
        const known = expectations.find(
            (one) => error !== undefined && names(one.call, call) && error.includes(one.error),
        );
        if (error === undefined) worked.push(call);
        else if (known) {
            met.add(known);
            expected.push({ call, reason: known.reason });
        } else unexpected.push({ call, error });
    }
    return { worked, expected, unexpected, outdated: expectations.filter((one) => !met.has(one)) };
}

/** The table of a run: failures with their reasons, then the totals. */
export function report({ worked, expected, unexpected, outdated }: Verdict): string {
    const reasons = new Map<string, string[]>();
    for (const { call, reason } of expected) reasons.set(reason, [...(reasons.get(reason) ?? []), call]);
    const lines = [...reasons].flatMap(([reason, calls]) => [reason, ...calls.map((call) => `    ${call}`)]);
    const all = worked.length + expected.length + unexpected.length;
    return [
        ...(lines.length > 0 ? ["Fail, as listed:", ...lines.map((line) => `  ${line}`), ""] : []),
        ...unexpected.map(({ call, error }) => `FAILED  ${call}: ${error}`),
        ...outdated.map(({ call }) => `WORKS   ${call} is listed as a failure but works; remove it from the list`),
        `${worked.length} of ${all} calls work, ${expected.length} fail as listed, ${unexpected.length} fail otherwise`,
    ].join("\n");
}

function names(pattern: string, call: string): boolean {
    return pattern.endsWith("*") ? call.startsWith(pattern.slice(0, -1)) : call === pattern;
}
