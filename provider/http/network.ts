import { ConnectionError, DeadlineError, type ErrorFacts, InterruptedError, type ZscalerError } from "./errors";
import type { ExchangeFailure } from "./exchange";

const RUN_AGAIN = "Run again to do it.";
const LOOK_FIRST = "Look whether it was done before doing it again.";

interface Explanation {
    codes: RegExp;
    problem: string;
    nextStep: string;
}

const EXPLANATIONS: readonly Explanation[] = [
    {
        codes: /^ENOTFOUND$/,
        problem: "there is no host of the name HOST",
        nextStep: "Check zscaler:vanityDomain, zscaler:cloud and zscaler:endpoint.",
    },
    {
        codes: /^(EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
        problem: "HOST cannot be reached (CODE)",
        nextStep: "Check this machine's network, and whether a proxy is needed (HTTPS_PROXY or zscaler:httpProxy).",
    },
    {
        codes: /^ECONNREFUSED$/,
        problem: "nobody listens at HOST (CODE)",
        nextStep: "Check zscaler:endpoint, or start what should listen there.",
    },
    {
        codes: /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS/,
        problem: "the certificate of HOST is not trusted (CODE)",
        nextStep: "If this network inspects TLS, point NODE_EXTRA_CA_CERTS at its root certificate.",
    },
    {
        codes: /^(ERR_SSL|EPROTO)/,
        problem: "HOST does not answer in TLS (CODE)",
        nextStep: "Check whether zscaler:endpoint is meant to begin with http:// or https://, and its port.",
    },
    {
        codes: /^PROXY_/,
        problem: "the proxy refuses to connect to HOST (CODE)",
        nextStep:
            "Check the proxy's address and credentials (HTTPS_PROXY or zscaler:httpProxy), or list the host in NO_PROXY.",
    },
    { codes: /_TIMEOUT$/, problem: "HOST did not answer within 60 s", nextStep: RUN_AGAIN },
];

const LOST = { problem: "the connection to HOST broke (CODE)", nextStep: RUN_AGAIN };

/** The error for a request that got no answer. `writes`: whether it may have changed something. */
export function errorFromFailure(failure: ExchangeFailure, doing: string, host: string, writes: boolean): ZscalerError {
    const { kind, sent, systemCode } = failure;
    const ambiguous = writes && sent;
    if (kind === "stopped") {
        return interruptedError(doing, ambiguous);
    }
    if (kind === "deadline") {
        return new DeadlineError({
            doing,
            problem: `no answer came from ${host} before the deadline`,
            nextStep: `${ambiguous ? LOOK_FIRST : RUN_AGAIN} zscaler:deadlineSeconds sets the deadline.`,
            ambiguous,
        });
    }
    const { problem, nextStep } = EXPLANATIONS.find(({ codes }) => codes.test(systemCode)) ?? LOST;
    const facts: ErrorFacts = {
        doing,
        problem: problem.replace("HOST", host).replace("CODE", systemCode),
        nextStep: ambiguous ? LOOK_FIRST : nextStep,
        ambiguous,
    };
    return new ConnectionError({ ...facts, sent, systemCode });
}

/** The error for what was stopped, before it was sent or while the answer was awaited. */
export function interruptedError(doing: string, ambiguous = false): InterruptedError {
    return new InterruptedError({
        doing,
        problem: ambiguous
            ? "the run was stopped after it was sent, and no answer came in time"
            : "the run was stopped before it was done, and nothing was changed",
        nextStep: ambiguous ? LOOK_FIRST : RUN_AGAIN,
        ambiguous,
    });
}
