import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { ApiError } from "../core/errors";
import { isObject, type Json, type StoredObject, type WireObject } from "../core/json";
import type { Tenant } from "../core/tenant";

/** By the number that requests have for it. */
export const PLATFORMS: readonly string[] = [
    "DEVICE_TYPE_IOS",
    "DEVICE_TYPE_ANDROID",
    "DEVICE_TYPE_WINDOWS",
    "DEVICE_TYPE_MAC",
    "DEVICE_TYPE_LINUX",
];

/** What a profile has of disaster recovery from the start, as recorded. */
const DISASTER_RECOVERY: WireObject = {
    enableZiaDR: false,
    enableZpaDR: false,
    ziaDRMethod: 0,
    ziaCustomDbUrl: "",
    useZiaGlobalDb: false,
    ziaGlobalDbUrl: "",
    ziaGlobalDbUrlv2: "",
    ziaDomainName: "",
    ziaRSAPubKeyName: "",
    ziaRSAPubKey: "",
    zpaDomainName: "",
    zpaRSAPubKeyName: "",
    zpaRSAPubKey: "",
    allowZiaTest: false,
    allowZpaTest: false,
};
const FLAGS = Object.keys(DISASTER_RECOVERY).filter((key) => typeof DISASTER_RECOVERY[key] === "boolean");

/** What the documented list of properties lets a change name at the top; those of the extension are not modelled. */
const WRITABLE = ["name", "description", "policyId", "deviceType", "groups", "groupAll", "userIds", "disasterRecovery"];

/** What devices get of Client Connector. Made in its portal; the API changes parts of it. */
export const applicationProfile: CollectionDefinition = {
    name: "applicationProfiles",
    typeName: "Application Profile",
    ids: "clientProfile",
    scope: "tenant",
    isPlaced: true,
    fields: {},
    builtIn: (tenant) => [profile(tenant, "Windows", PLATFORMS[2]), profile(tenant, "macOS", PLATFORMS[3])],
};

function profile(tenant: Tenant, name: string, deviceType: string | undefined): StoredObject {
    const id = tenant.nextId(applicationProfile.ids);
    return {
        id,
        name,
        microtenantId: DEFAULT_MICROTENANT,
        deviceType,
        description: name,
        active: 1,
        ruleOrder: 1,
        groupAll: 0,
        disasterRecovery: { policyId: id, ...DISASTER_RECOVERY },
    };
}

/** As it is answered: with its number, and with what nobody has set. */
export function shown(stored: StoredObject): WireObject {
    const { id, microtenantId, creationTime, modifiedTime, modifiedBy, disasterRecovery, ...own } = stored;
    const set = isObject(disasterRecovery) ? disasterRecovery : {};
    return {
        deviceType: PLATFORMS[2],
        ...own,
        id: Number(id),
        groups: [],
        users: [],
        disasterRecovery: { policyId: id, ...DISASTER_RECOVERY, ...set },
        logout_password: "",
    };
}

/** Each platform has one that no call can address. */
export function defaultProfiles(): WireObject[] {
    return PLATFORMS.map((deviceType) => ({
        deviceType,
        id: 0,
        name: "Default",
        description: "Default Policy",
        active: 1,
        ruleOrder: 2,
        groupAll: 1,
        disasterRecovery: DISASTER_RECOVERY,
    }));
}

/**
 * A profile with the changes of a request. The block of disaster recovery is replaced by the one that is sent: who leaves something out of
 * it loses that, as the harsher of two readings.
 *
 * @throws ApiError where the request does not say which profile it means, or names what cannot be changed
 */
export function changed(stored: StoredObject, sent: WireObject, tenant: Tenant): StoredObject {
    const { policyId, deviceType, disasterRecovery, ...others } = sent;
    const isMeant = String(policyId) === stored.id && PLATFORMS[Number(deviceType) - 1] === shown(stored).deviceType;
    if (!isMeant || Object.keys(sent).some((key) => !WRITABLE.includes(key))) throw refusedChange();
    if (disasterRecovery === undefined) return { ...stored, ...others, id: stored.id, name: nameOf(sent, stored) };
    const { profileRecovery } = tenant.switches;
    if (profileRecovery === "refused" || !isBlock(disasterRecovery)) throw refusedChange();
    const block = profileRecovery === "ignored" ? stored.disasterRecovery : inForm(disasterRecovery, tenant);
    return { ...stored, ...others, id: stored.id, name: nameOf(sent, stored), disasterRecovery: block };
}

/** The recorded answer to a change that was not taken has the status of a success. */
const refusedChange = () => new ApiError(200, { success: "false", id: 0 });

const nameOf = ({ name }: WireObject, stored: StoredObject) => (typeof name === "string" && name ? name : stored.name);

function isBlock(value: Json): value is WireObject {
    if (!isObject(value)) return false;
    const { policyId, ...own } = value;
    return Object.entries(own).every(([key, each]) =>
        FLAGS.includes(key) ? typeof each === "boolean" : key in DISASTER_RECOVERY,
    );
}

/** Whether the lines around a key are kept is unknown. */
function inForm(block: WireObject, { switches }: Tenant): WireObject {
    if (switches.profileKey === "asSent" || typeof block.zpaRSAPubKey !== "string") return block;
    return { ...block, zpaRSAPubKey: block.zpaRSAPubKey.replace(/-----[^-]+-----|\s/g, "") };
}
