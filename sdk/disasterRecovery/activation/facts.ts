import { ArgumentChecks } from "../../argumentChecks";
import { InvalidInputError } from "../../errors";
import { type ActivationRecord, type ActivationRecordArgs, activationRecord } from "../activationRecord";
import { addressFaults, textFaults, zoneFault } from "../dns/checks";
import type { RecordLimits } from "../dns/publisher";
import { domainFault } from "../domainName";
import type { PlanDocument } from "../plan/document";
import { publicKeyFault } from "../publicKey";
import { verifyActivationRecord } from "../verifyActivationRecord";

/** What is published, as plain values. */
export interface ActivationValues extends Omit<ActivationRecordArgs, "domain"> {
    readonly plan?: PlanDocument;
    readonly domainName?: string;
    readonly publicKeyPem?: string;
    readonly allowUnsigned?: boolean;
}

/** What the arguments and the plan say together. */
export interface ActivationTarget {
    readonly domainName: string;
    readonly publicKeyPem?: string;
    readonly ttlSeconds: number;
}

/**
 * @param addresses those that are known already
 * @throws {InvalidInputError} naming everything that is wrong
 */
export function activationTarget(
    values: ActivationValues,
    addresses: readonly string[] | undefined,
    { subject, limits }: { readonly subject: string; readonly limits: RecordLimits | undefined },
): ActivationTarget {
    const checks = new ArgumentChecks(subject);
    const { plan, signing } = values;
    const domainName = values.domainName ?? plan?.domainName;
    const publicKeyPem = values.publicKeyPem ?? plan?.publicKey?.pem;
    if (domainName === undefined) checks.fault("domainName", "is missing; set it, or pass the plan");
    const domain = domainName === undefined ? undefined : domainFault(domainName);
    if (domain) checks.fault("domainName", domain);
    if (plan && domainName !== plan.domainName) {
        checks.fault(
            "domainName",
            `is "${domainName}", and the plan is for "${plan.domainName}"; remove one of the two`,
        );
    }
    const zone = domainName === undefined || !limits ? undefined : zoneFault(domainName, limits);
    if (zone) checks.fault("domainName", zone);
    const key = publicKeyPem === undefined ? undefined : publicKeyFault(publicKeyPem);
    if (key) checks.fault("publicKeyPem", key);
    if (publicKeyPem !== undefined && signing.kind === "unsigned" && !values.allowUnsigned) {
        checks.fault(
            "signing",
            "is unsigned, and there is a public key, with which clients may ignore the record; sign it, or set allowUnsigned to true",
        );
    }
    if (values.service === "zia" && plan && isDesignated(plan)) {
        checks.fault(
            "service",
            'is "zia", and the plan designates objects of Private Access, which would not switch; set it to zpa or all',
        );
    }
    for (const fault of addresses ? addressFaults(addresses, limits) : []) checks.fault("addresses", fault);
    checks.done();
    return {
        domainName: domainName ?? "",
        ...(publicKeyPem !== undefined && { publicKeyPem }),
        ttlSeconds: values.ttlSeconds ?? plan?.ttlSeconds ?? 30,
    };
}

const isDesignated = ({ segments, appConnectorGroups, serviceEdgeGroups }: PlanDocument): boolean =>
    [...segments, ...appConnectorGroups, ...serviceEdgeGroups].some(({ designated }) => designated);

/**
 * The TXT records of an activation.
 *
 * @throws {InvalidInputError} if an argument is wrong, a record is not signed by the key of the pair, or the DNS provider would change it
 */
export async function activationTexts(
    values: ActivationValues,
    { domainName, publicKeyPem, ttlSeconds }: ActivationTarget,
    { subject, limits }: { readonly subject: string; readonly limits: RecordLimits | undefined },
): Promise<ActivationRecord> {
    const { plan: _, publicKeyPem: __, allowUnsigned: ___, domainName: ____, ...record } = values;
    const made = await activationRecord({ ...record, domain: domainName, ttlSeconds });
    const verified = publicKeyPem === undefined ? undefined : verifyActivationRecord(made.txtValues, publicKeyPem);
    const problems = [
        ...textFaults(made.txtValues, limits).map((fault) => `signing ${fault}`),
        ...(verified?.verdict === "invalid"
            ? verified.faults.map((fault) => `signing made a record of which ${fault}`)
            : []),
    ];
    const [problem] = problems;
    if (problem === undefined) return made;
    throw new InvalidInputError({
        operation: `declare ${subject}`,
        problem,
        nextStep: "Correct the arguments; nothing was published.",
    });
}
