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

const RUN_AGAIN = "Run again.";
const LOOK_FIRST = "Check whether the change was made before you run again.";

interface Explanation {
    codes: RegExp;
    problem: string;
    nextStep: string;
}

const EXPLANATIONS: readonly Explanation[] = [
    {
        codes: /^PROXY_\d+$/,
        problem: "the proxy PROXY refused to connect to HOST (CODE)",
        nextStep: "Check the proxy's address and credentials, or list the host in NO_PROXY.",
    },
    {
        codes: /^PROXY_(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/,
        problem: "the proxy PROXY closed the connection before it reached HOST (CODE)",
        nextStep: "Check the proxy, or list the host in NO_PROXY.",
    },
    {
        codes: /^PROXY_/,
        problem: "the proxy PROXY for HOST cannot be reached (CODE)",
        nextStep: "Check the proxy's address, and whether it runs, or list the host in NO_PROXY.",
    },
    {
        codes: /^ENOTFOUND$/,
        problem: "the host name HOST cannot be resolved",
        nextStep: "Check zscaler:vanityDomain, zscaler:cloud and zscaler:endpoint.",
    },
    {
        codes: /^(EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
        problem: "HOST cannot be reached (CODE)",
        nextStep: "Check this machine's network, and whether a proxy is needed (HTTPS_PROXY or zscaler:httpProxy).",
    },
    {
        codes: /^ECONNREFUSED$/,
        problem: "no server is listening at HOST (CODE)",
        nextStep: "Check zscaler:endpoint, and that the server is running.",
    },
    {
        codes: /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS/,
        problem: "the certificate of HOST is not trusted (CODE)",
        nextStep: "If this network inspects TLS, point NODE_EXTRA_CA_CERTS at its root certificate.",
    },
    {
        codes: /^(ERR_SSL|EPROTO)/,
        problem: "HOST does not respond with TLS (CODE)",
        nextStep: "Check whether zscaler:endpoint is meant to begin with http:// or https://, and its port.",
    },
    {
        codes: /^UND_ERR_INVALID_ARG$/,
        problem: "the request contains invalid characters (CODE)",
        nextStep: "Remove line breaks and other control characters from the settings.",
    },
    {
        codes: new RegExp(`^${ELSEWHERE}$`),
        problem: "HOST should be this machine, but resolves to another one",
        nextStep: "http would send the credential unencrypted over the network: use https, or 127.0.0.1.",
    },
    { codes: /_TIMEOUT$/, problem: "HOST did not answer within 60 s", nextStep: RUN_AGAIN },
];

const LOST = { problem: "the connection to HOST was lost (CODE)", nextStep: RUN_AGAIN };

/** The error for a request that got no answer. `writes`: whether it may have changed something. */
export function errorFromFailure(
    { kind, sent, systemCode }: ExchangeFailure,
    { operation, writes }: Pick<Purpose, "operation" | "writes">,
    host: string,
    proxy?: ProxyInUse,
): ZscalerError {
    const ambiguous = writes && sent;
    if (kind === "stopped") {
        return interruptedError(operation, { ambiguous });
    }
    if (kind === "deadline") {
        return new TimeoutError({
            operation,
            problem: `no response came from ${host} before the deadline`,
            nextStep: `${ambiguous ? LOOK_FIRST : RUN_AGAIN} To wait longer, increase zscaler:deadlineSeconds.`,
            ambiguous,
        });
    }
    if (kind === "tooLarge") {
        return new UnexpectedResponseError({
            operation,
            problem: `the response of ${host} is larger than any response of the service`,
            nextStep: "Check zscaler:endpoint and the proxy.",
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
export function interruptedError(operation: string, { ambiguous = false } = {}): InterruptedError {
    return new InterruptedError({
        operation,
        problem: ambiguous
            ? "the run was stopped after the request was sent, before the response arrived"
            : "the run was stopped before the operation completed; nothing was changed",
        nextStep: ambiguous ? LOOK_FIRST : RUN_AGAIN,
        ambiguous,
    });
}
