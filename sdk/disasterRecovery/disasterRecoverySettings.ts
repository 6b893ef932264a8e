import * as pulumi from "@pulumi/pulumi";
import type { ManagementMode } from "./managementMode";
import type { MaximumAuthenticationAge } from "./plan/document";
import { RecordedResource } from "./recorded/resource";
import { type Attestation, settingsFacts } from "./settings/facts";

/** What `DisasterRecoverySettings` takes. */
export interface DisasterRecoverySettingsArgs {
    /**
     * The Disaster Recovery domain: a name of its own below a zone, in lower case, such as `dr.example.com`. A change replaces the resource.
     */
    domainName: pulumi.Input<string>;
    /** The Disaster Recovery public key in PEM: RSA, 2048 bits. @default none; records are not signed */
    publicKeyPem?: pulumi.Input<string>;
    /**
     * How long after they authenticated users are admitted during disaster recovery, at most 380 days. Counted from the authentication, not
     * from the disaster. Zscaler's default is 14 days.
     */
    maximumAuthenticationAge: pulumi.Input<MaximumAuthenticationAge>;
    /** Who has compared the portal with these settings. Set it again after each change of them. @default nobody has */
    attestation?: pulumi.Input<Attestation>;
}

/**
 * The Disaster Recovery settings of the tenant, which no public API reads or writes. The resource records what they are to be, shows changes
 * in previews, lists what a person has to do in the portal, and remembers whether somebody has attested that it was done. It calls nothing
 * and works without credentials.
 *
 * @see https://help.zscaler.com/zpa/about-disaster-recovery-settings
 *
 * @example Settings that were compared with the portal
 * const settings = new DisasterRecoverySettings("dr", {
 *     domainName: "dr.example.com",
 *     publicKeyPem: readFileSync("dr_publickey.pem", "utf8"),
 *     maximumAuthenticationAge: { value: 14, unit: "days" },
 *     attestation: {
 *         by: "Ada Lovelace",
 *         at: "2027-03-01T06:00:00Z",
 *         evidence: readFileSync("show_configuration.txt", "utf8"),
 *     },
 * });
 */
export class DisasterRecoverySettings extends RecordedResource {
    declare readonly domainName: pulumi.Output<string>;
    readonly publicKeyPem: pulumi.Output<string | undefined>;
    readonly attestation: pulumi.Output<Attestation | undefined>;
    declare readonly maximumAuthenticationAge: pulumi.Output<MaximumAuthenticationAge>;
    /** SHA-256 of the settings. It changes with each of them. */
    declare readonly fingerprint: pulumi.Output<string>;
    /** Of months, as if each had 28 days: how many days Zscaler counts is not documented. */
    declare readonly maximumAuthenticationAgeSeconds: pulumi.Output<number>;
    /** SHA-256 of the public key (SPKI, DER), in hexadecimal digits. */
    readonly publicKeyFingerprint: pulumi.Output<string | undefined>;
    /** What a person has to do in the portal. */
    declare readonly manualSteps: pulumi.Output<string[]>;
    /**
     * Whether somebody has attested these very settings. False once a setting changes while the attestation stays as it was, and where the
     * evidence says something else.
     */
    declare readonly attested: pulumi.Output<boolean>;
    /** Why `attested` is false. */
    declare readonly attestationFaults: pulumi.Output<string[]>;

    /**
     * Records the settings.
     * @throws {InvalidInputError} if a setting is wrong: the top of a zone, a private key, a key of other than 2048 bits, an age above 380 days
     */
    constructor(name: string, args: DisasterRecoverySettingsArgs, options: pulumi.CustomResourceOptions = {}) {
        const facts = pulumi.output(args).apply((known) => settingsFacts(known, `DisasterRecoverySettings "${name}"`));
        super(
            "DisasterRecoverySettings",
            name,
            {
                ...args,
                fingerprint: facts.fingerprint,
                maximumAuthenticationAgeSeconds: facts.maximumAuthenticationAgeSeconds,
                manualSteps: facts.manualSteps,
                publicKeyFingerprint: facts.apply((known) => known.publicKeyFingerprint),
            },
            ["attested", "attestationFaults", "attestedFingerprint"],
            options,
        );
        // What the state does not have is not known in a preview.
        this.publicKeyPem = pulumi.output(args.publicKeyPem);
        this.attestation = pulumi.output(args.attestation);
        this.publicKeyFingerprint = facts.apply((known) => known.publicKeyFingerprint);
    }

    /** Nothing is written: a person applies the settings in the portal. */
    get managementMode(): pulumi.Output<ManagementMode> {
        return pulumi.output("declared");
    }
}
