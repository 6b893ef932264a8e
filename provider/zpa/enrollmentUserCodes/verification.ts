import { answerWithout, isId, object } from "../../client/expectedAnswer";
import { objects, textOf, type Wire } from "../../contract/fields";
import type { Answer } from "../../http/client";
import { InvalidRequestError, ZscalerError } from "../../http/errors/errors";
import type { ZpaClient } from "../client/client";
import type { ZpaEndpoint } from "../client/endpoint";
import { ASSOCIATIONS, type Association } from "../common/association";

/** The group that machines are to enrol in. */
interface Target {
    associationType?: Association;
    group?: string;
    microtenantId?: string | undefined;
}

/** What the service says of one code. */
interface CodeStatus {
    code: string;
    /** In the service's words. */
    status: string | undefined;
    /** Id of the group that it was verified for. */
    group: string | undefined;
    enrollmentServer: string | undefined;
    isRefused: boolean;
}

interface Verification {
    verified: string[];
    /** Why the others were not. */
    failure?: ZscalerError;
    enrollmentServer?: string;
}

/** The words are not documented: those that clearly are refusals count as such, all others do not. */
const REFUSED = /invalid|expired|fail|reject|denied|not.?found|error/i;
const VERIFIED = /^verified$/i;
const MOST_ATTEMPTS = 2;

/** Sends codes that no earlier run has verified. */
export async function verify(target: Target, codes: readonly string[], zpa: ZpaClient): Promise<Verification> {
    const operation = `verify ${codes.length === 1 ? "user code" : "user codes"} ${codes.join(", ")}`;
    const body = { componentGroupId: target.group, user_codes: codes };
    const send = async () =>
        said(await zpa.post(endpointOf(target), body, operation), codes, { operation, wrote: true });
    const statuses = await sent(target, codes, send, zpa).catch((error) => {
        throw explained(error, codes);
    });
    const refused = statuses.filter(({ isRefused }) => isRefused);
    const verified = codes.filter((code) => !refused.some((status) => status.code === code));
    const enrollmentServer = statuses.find((status) => status.enrollmentServer)?.enrollmentServer;
    if (refused.length === 0) return { verified, enrollmentServer };
    const words = refused.map(({ code, status }) => `${code} (${status})`).join(", ");
    const failure = new InvalidRequestError({
        operation,
        problem: `the service rejected ${words}`,
        nextStep: verified.length > 0 ? `${verified.join(", ")} was verified. ${TAKE_ANOTHER}` : TAKE_ANOTHER,
    });
    return { verified, failure, enrollmentServer };
}

/** What the service says of codes, verified or not. */
export async function statusesOf(target: Target, codes: readonly string[], zpa: ZpaClient): Promise<CodeStatus[]> {
    const operation = `ask for the status of user codes ${codes.join(", ")}`;
    return said(await zpa.post(endpointOf(target, "/status"), { userCodes: codes }, operation), codes, {
        operation,
        wrote: false,
    });
}

/** An answer that got lost is asked for, because a code that has been used is refused. */
async function sent(
    target: Target,
    codes: readonly string[],
    send: () => Promise<CodeStatus[]>,
    zpa: ZpaClient,
): Promise<CodeStatus[]> {
    for (let attempt = 1; ; attempt++) {
        try {
            return await send();
        } catch (error) {
            if (!(error instanceof ZscalerError) || !error.ambiguous) throw error;
            const statuses = await statusesOf(target, codes, zpa);
            if (statuses.every(({ status = "", group }) => VERIFIED.test(status) && group === target.group))
                return statuses;
            if (attempt === MOST_ATTEMPTS) throw error;
        }
    }
}

function endpointOf({ associationType = "AppConnectorGroup", microtenantId }: Target, below = ""): ZpaEndpoint {
    return {
        path: `${ASSOCIATIONS[associationType]}/usercodes${below}`,
        noun: "enrollment user codes",
        scope: microtenantId,
        propertyOf: (key) => (key === "componentGroupId" ? "group" : undefined),
    };
}

/** One entry for each code; what is said of all of them stands beside the list or in each entry. */
function said(
    answer: Answer,
    codes: readonly string[],
    { operation, wrote }: { operation: string; wrote: boolean },
): CodeStatus[] {
    const whole = object(answer, operation, { wrote });
    const isMeant = Array.isArray(whole.userCodes) || isId(whole.componentGroupId ?? whole.zcomponentId);
    if (!isMeant) throw answerWithout("the requested object", answer, operation, { wrote });
    const entries = new Map(objects(whole.userCodes).map((entry) => [textOf(entry.code ?? entry.userCode), entry]));
    return codes.map((code) => {
        const one: Wire = { ...whole, status: undefined, ...entries.get(code) };
        const status = textOf(one.status);
        const group = textOf(one.componentGroupId ?? one.zcomponentId);
        const isRefused = status !== undefined && REFUSED.test(status);
        return { code, status, group, enrollmentServer: textOf(one.enrollmentServer), isRefused };
    });
}

const TAKE_ANOTHER =
    "A user code is valid once, for one machine and for a few minutes: declare the code that the console of the machine shows now, and run again.";

/** What is wrong with codes is known to the service alone, which says it in words that are not documented. */
function explained(error: unknown, codes: readonly string[]): unknown {
    if (!(error instanceof InvalidRequestError)) return error;
    const { operation, status, serviceId, reason, params, requestId } = error;
    const facts = { operation, status, serviceId, reason, params, requestId };
    if (params.includes("signingCertId")) {
        return new InvalidRequestError({
            ...facts,
            problem: "the group has no signing certificate: the service answered",
            nextStep: "Set signingCertificateName, or signingCertificateId, of the group.",
        });
    }
    const aboutCodes = codes.some((code) => `${params.join(" ")} ${reason}`.includes(code)) || params.length === 0;
    if (!aboutCodes) return error;
    return new InvalidRequestError({
        ...facts,
        problem: "a user code is wrong, expired or used, so no code was verified: the service answered",
        nextStep: TAKE_ANOTHER,
    });
}
