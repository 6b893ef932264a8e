import { isDeepStrictEqual } from "node:util";
import type { Recording, Values } from "../recorded/recording";
import { evidenceFaults } from "./evidence";
import type { Attestation, SettingsValues } from "./facts";

/**
 * Remembers for which settings somebody attested: an attestation that stays as it was while the settings change is one of the settings
 * before. No clock is read.
 */
export const attestation: Recording = {
    identity: "domainName",
    check(last: Values | undefined, declared: Values) {
        const settings = declared as unknown as SettingsValues & { readonly fingerprint: string };
        const given: Attestation | undefined = settings.attestation;
        const isSame = last !== undefined && isDeepStrictEqual(plain(last.attestation), plain(given));
        const attestedFingerprint = given === undefined ? "" : isSame ? last.attestedFingerprint : settings.fingerprint;
        const isStale = given !== undefined && attestedFingerprint !== settings.fingerprint;
        const attestationFaults = [
            ...(given === undefined ? ["nobody has attested the settings"] : []),
            ...(isStale ? [`the settings have changed since ${given.by} attested them at ${given.at}`] : []),
            ...(given?.evidence === undefined ? [] : evidenceFaults(given.evidence, settings)),
        ];
        return {
            follows: { attestedFingerprint, attestationFaults, attested: attestationFaults.length === 0 },
            faults: [],
        };
    },
};

/** Without what is not set. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
