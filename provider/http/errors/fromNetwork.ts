import type { ExchangeFailure } from "../connections";
import { ELSEWHERE } from "../loopback";
import type { ProxyInUse } from "../proxy";
import type { Purpose } from "../sender";
import {
    ConnectionError,
    type ErrorFacts,
    InterruptedError,
    TimeoutError,
    UnexpectedResponseError,
    type ZscalerError,
} from "./errors";

const RUN_AGAIN = "Run again to do it.";
const LOOK_FIRST = "Look whether it was done before doing it again.";

interface Explanation {
    codes: RegExp;
    problem: string;
    nextStep: string;
}

const EXPLANATIONS: readonly Explanation[] = [
    {
        codes: /^PROXY_\d+$/,
        problem: "the proxy PROXY refuses to connect to HOST (CODE)",
        nextStep: "Check the proxy's address and credentials, or list the host in NO_PROXY.",
    },
    {
        codes: /^PROXY_(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/,
        problem: "the proxy PROXY closed the connection instead of leading to HOST (CODE)",
        nextStep: "Look at the proxy, or list the host in NO_PROXY.",
    },
    {
        codes: /^PROXY_/,
        problem: "the proxy PROXY on the way to HOST cannot be reached (CODE)",
        nextStep: "Check the proxy's address, and whether it runs, or list the host in NO_PROXY.",
    },
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
        codes: /^UND_ERR_INVALID_ARG$/,
        problem: "the request cannot be written (CODE)",
        nextStep: "Look for line breaks and other control characters in the settings.",
    },
    {
        codes: new RegExp(`^${ELSEWHERE}$`),
        problem: "HOST is meant to be this machine, and leads to another one",
        nextStep: "Over http the credential would cross the network in clear: use https, or 127.0.0.1.",
    },
    { codes: /_TIMEOUT$/, problem: "HOST did not answer within 60 s", nextStep: RUN_AGAIN },
];

const LOST = { problem: "the connection to HOST broke (CODE)", nextStep: RUN_AGAIN };

/** The error for a request that got no answer. `writes`: whether it may have changed something. */
export function errorFromFailure(
    { kind, sent, systemCode }: ExchangeFailure,
    { operation, writes }: Pick<Purpose, "operation" | "writes">,
    host: string,
    proxy?: ProxyInUse,
): ZscalerError {
    const ambiguous = writes && sent;
    if (kind === "stopped") {
        return interruptedError(operation, ambiguous);
    }
    if (kind === "deadline") {
        return new TimeoutError({
            operation,
            problem: `no answer came from ${host} before the deadline`,
            nextStep: `${ambiguous ? LOOK_FIRST : RUN_AGAIN} zscaler:deadlineSeconds sets the deadline.`,
            ambiguous,
        });
    }
    if (kind === "tooLarge") {
        return new UnexpectedResponseError({
            operation,
            problem: `the answer of ${host} is too large to be one of the service`,
            nextStep: "Check zscaler:endpoint and what stands in between.",
            ambiguous,
        });
    }
    const { problem, nextStep } = EXPLANATIONS.find(({ codes }) => codes.test(systemCode)) ?? LOST;
    const facts: ErrorFacts = {
        operation,
        problem: problem
            .replace("PROXY", proxy ? `${proxy.host} (${proxy.named})` : "")
            .replace("HOST", host)
            .replace("CODE", systemCode),
        nextStep: ambiguous ? LOOK_FIRST : nextStep,
        ambiguous,
    };
    return new ConnectionError({ ...facts, sent, systemCode });
}

/** The error for what was stopped, before it was sent or while the answer was awaited. */
export function interruptedError(operation: string, ambiguous = false): InterruptedError {
    return new InterruptedError({
        operation,
        problem: ambiguous
            ? "the run was stopped after it was sent, and no answer came in time"
            : "the run was stopped before it was done, and nothing was changed",
        nextStep: ambiguous ? LOOK_FIRST : RUN_AGAIN,
        ambiguous,
    });
}
