import * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../argumentChecks";
import { type ActivationValues, activationTarget, activationTexts } from "./activation/facts";
import { addressFaults, isPrivate } from "./dns/checks";
import type { DnsPublisher } from "./dns/publisher";
import type { ManagementMode } from "./managementMode";
import { RecordedResource } from "./recorded/resource";
import type { ActivationState } from "./recordFacts";
import { tagsIn } from "./recordText";
import { publicKeyFingerprintOf } from "./settings/facts";

/** What `DisasterRecoveryActivation` takes. Everything but the addresses is plain: what is published must be known in the preview. */
export interface DisasterRecoveryActivationArgs {
    /** `off` before it is needed and to end disaster recovery; `test` for the test group; `on` for every client. */
    state: ActivationState;
    /** The plan, as `readPlan` reads it. One that is older than the plan published last is refused. @default none */
    plan?: ActivationValues["plan"];
    /** The Disaster Recovery domain. @default that of the plan */
    domainName?: string;
    /** IPv4 addresses of the Private Service Edges that are designated. @default the A records of the plan */
    addresses?: pulumi.Input<string[]>;
    /** Whether clients reach private addresses, so that nothing warns of them. @default false */
    internalOnly?: boolean;
    /** The Disaster Recovery public key in PEM: the record must be signed by its pair. @default that of the plan */
    publicKeyPem?: string;
    /** How long resolvers keep the records, from 30 to 900 seconds. @default that of the plan, else 30 */
    ttlSeconds?: number;
    /** How the record is signed. A private key comes from a file, the environment or a vault; it is not in the state. */
    signing: ActivationValues["signing"];
    /** Allows a record without a signature although there is a public key. @default false */
    allowUnsigned?: boolean;
    /** API: `k`. @default "zpa" */
    service?: ActivationValues["service"];
    /** API: `m`. @default what the app profile of Client Connector says */
    ziaAction?: ActivationValues["ziaAction"];
    /** From when the record is active: an input, as nothing here reads a clock. @default at once */
    notBefore?: ActivationValues["notBefore"];
    /** Until when it is. `test` and `on` require it, or `withoutEnd`. @default no end */
    notAfter?: ActivationValues["notAfter"];
    /** @default false */
    withoutEnd?: boolean;
    /** The domain once more. `on` requires it. @default none */
    confirmActivation?: string;
    /** @default false */
    namesDomain?: boolean;
    /** Where the records are published. */
    publisher: DnsPublisher;
}

/**
 * Publishes the A and TXT records that begin and end disaster recovery in your DNS provider, the A records first. Declare it in a stack of
 * its own that needs no Zscaler credentials: that one can be updated while the Zscaler cloud is away.
 *
 * `on` is refused unless the stack has published `off` or `test` before it. While the state is not `off`, the domain and the key cannot be
 * changed, and the stack cannot be destroyed.
 *
 * @see https://help.zscaler.com/zpa/creating-dns-txt-records
 *
 * @example Standing record in Route 53
 * new DisasterRecoveryActivation("dr", {
 *     state: "off",
 *     plan: readPlan(readFileSync("plan.json", "utf8")),
 *     signing: { kind: "privateKey", privateKey: process.env.DR_PRIVATE_KEY ?? "" },
 *     publisher: route53Publisher({ zoneId: "Z0123456789ABCDEFGHIJ" }),
 * });
 */
export class DisasterRecoveryActivation extends pulumi.ComponentResource {
    readonly domainName: pulumi.Output<string>;
    readonly state: pulumi.Output<ActivationState>;
    /** The A records. */
    readonly addresses: pulumi.Output<string[]>;
    /** The TXT records: one text, or two of a signed record. */
    readonly txtValues: pulumi.Output<string[]>;
    readonly ttlSeconds: pulumi.Output<number>;
    /** What to know of the record. */
    readonly warnings: pulumi.Output<string[]>;

    /**
     * Publishes the records.
     * @throws {InvalidInputError} if an argument is wrong, or the DNS provider would refuse or change a record
     */
    constructor(name: string, args: DisasterRecoveryActivationArgs, options: pulumi.ComponentResourceOptions = {}) {
        super("zscaler:disasterRecovery:DisasterRecoveryActivation", name, {}, options);
        const { publisher, addresses: given, internalOnly = false, ...values } = args;
        const where = { subject: `DisasterRecoveryActivation "${name}"`, limits: publisher.limits };
        const planned = given ?? [...(values.plan?.aRecords ?? [])];
        const target = activationTarget(values, Array.isArray(planned) ? planned : undefined, where);
        const { domainName, publicKeyPem, ttlSeconds } = target;
        const addresses = checkedOutput(pulumi.output(planned), where.subject, (known) => {
            const [fault] = addressFaults(known, publisher.limits);
            return fault && `addresses ${fault}`;
        });
        const record = pulumi.output(activationTexts(values, target, where));
        const txtValues = record.apply(({ txtValues: texts }) => [...texts]);
        const { plan, state } = values;
        const gate = new PublishedState(
            `${name}-state`,
            {
                domainName,
                state,
                record: txtValues.apply((texts) => unsignedTags(texts)),
                publicKeyFingerprint: publicKeyPem === undefined ? undefined : publicKeyFingerprintOf(publicKeyPem),
                plan: plan && { fingerprint: plan.fingerprint, revision: plan.revision },
            },
            // Written first: a destroy is refused as well where `on` was recorded and a record could not be written.
            { parent: this, protect: state !== "off" },
        );
        const records = { domainName, ttlSeconds };
        const a = publisher.addresses(
            `${name}-addresses`,
            { ...records, values: addresses },
            { parent: this, dependsOn: [gate] },
        );
        const txt = publisher.texts(
            `${name}-texts`,
            { ...records, values: txtValues },
            { parent: this, dependsOn: [gate, a] },
        );
        // Destroying begins with what depends on others: this is asked before a record is gone.
        new PublishedLock(
            `${name}-publish-off-before-destroy`,
            { domainName, state },
            { parent: this, dependsOn: [a, txt], protect: state !== "off" },
        );
        addresses.apply((known) => this.#warn(known, internalOnly ? "internal" : "public"));
        this.domainName = pulumi.output(domainName);
        this.state = pulumi.output(state);
        this.addresses = addresses;
        this.txtValues = txtValues;
        this.ttlSeconds = pulumi.output(ttlSeconds);
        this.warnings = record.apply(({ warnings }) => [...warnings]);
        this.registerOutputs({ domainName, state, addresses, txtValues, ttlSeconds });
    }

    /** The records are in the user's DNS provider. */
    get managementMode(): pulumi.Output<ManagementMode> {
        return pulumi.output("dns");
    }

    async #warn(addresses: readonly string[], reach: "internal" | "public"): Promise<void> {
        const unreachable = reach === "internal" ? [] : addresses.filter(isPrivate);
        if (unreachable.length === 0) return;
        await pulumi.log.warn(
            `The A records contain private addresses, which clients elsewhere do not reach: ${unreachable.join(", ")}. Use the addresses at which the service edges are published, or set internalOnly to true.`,
            this,
        );
    }
}

/** What a record says, whichever bytes a signature has: some signatures differ each time. */
function unsignedTags(texts: readonly string[]): string {
    const { bh: _, n: __, p: ___, ...tags } = tagsIn(texts[0] ?? "").tags;
    return Object.entries(tags)
        .map(([tag, value]) => `${tag}=${value}`)
        .join(";");
}

class PublishedState extends RecordedResource {
    constructor(name: string, inputs: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
        super("DisasterRecoveryActivationState", name, inputs, [], options);
    }
}

class PublishedLock extends RecordedResource {
    constructor(name: string, inputs: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
        super("DisasterRecoveryActivationLock", name, inputs, [], options);
    }
}
