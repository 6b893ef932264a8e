import { applicationProfile } from "../clientConnector/applicationProfile";
import { isObject, type StoredObject } from "../core/json";
import type { Tenant } from "../core/tenant";

/** What an app profile says of Private Access disaster recovery. */
export interface ProfileSettings {
    readonly enabled: boolean;
    /** In lower case. @default none */
    readonly domainName?: string;
    /** PEM. @default none */
    readonly publicKey?: string;
    readonly testGroup: boolean;
}

/** What a client is told: by its app profile, or else what it was given itself. A profile that is gone tells it nothing. */
export function toldTo(tenant: Tenant, device: StoredObject): ProfileSettings {
    if (device.applicationProfile === undefined) {
        return said(device.enabled, device.domainName, device.publicKey, device.testGroup);
    }
    const profile = tenant.collection(applicationProfile.name).get(String(device.applicationProfile));
    const block = isObject(profile?.disasterRecovery) ? profile.disasterRecovery : {};
    return said(block.enableZpaDR, block.zpaDomainName, block.zpaRSAPubKey, block.allowZpaTest);
}

function said(enabled: unknown, domainName: unknown, publicKey: unknown, testGroup: unknown): ProfileSettings {
    return {
        enabled: enabled === true,
        ...(typeof domainName === "string" &&
            domainName !== "" && { domainName: domainName.toLowerCase().replace(/\.$/, "") }),
        ...(typeof publicKey === "string" && publicKey !== "" && { publicKey: asPem(publicKey) }),
        testGroup: testGroup === true,
    };
}

/** Profiles may hold a key without its first and last line. */
function asPem(key: string): string {
    if (key.includes("-----BEGIN")) return key;
    const lines = key.match(/.{1,64}/g) ?? [];
    return ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----", ""].join("\n");
}
