import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { derived, flag, internal, kept, reference, settable, text } from "../core/fields";
import { collectionRoutes, customerPath } from "../core/http";
import type { Json, StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { audit, ownMicrotenant } from "./common/commonFields";
import { role } from "./role";

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
/** At least 8 characters, among them a capital letter, a digit, and one that is neither letter nor digit. */
const PASSWORD = /^(?=.*[A-Z])(?=.*\d)(?=.*[^A-Za-z\d]).{8,}$/;
const PHONE = /^\+?\d{10,15}$/;

/** Passwords are taken and kept nowhere. */
const WRITTEN_ONLY = ["password", "confirmPassword", "tmpPassword"];

const matching = (pattern: RegExp) => (value: Json) =>
    typeof value === "string" && pattern.test(value) ? value : undefined;

/** Who works in the console. */
const administrator: CollectionDefinition = {
    name: "administrators",
    typeName: "Administrator",
    scope: "shared",
    fields: {
        ...audit,
        // It has none; objects of the emulator do.
        name: internal(),
        ...ownMicrotenant,
        customerId: kept({ inCreateAnswer: "never" }),
        isDeleted: kept({ default: "0", inCreateAnswer: "never" }),
        username: settable(matching(EMAIL), { required: "always" }),
        displayName: text({ omitted: "unrecorded" }),
        email: settable(matching(EMAIL), { omitted: "unrecorded" }),
        timezone: text({ omitted: "unrecorded" }),
        languageCode: text({ omitted: "unrecorded" }),
        comments: text({ omitted: "unrecorded" }),
        phoneNumber: settable(matching(PHONE), { required: "always" }),
        eula: text({ omitted: "unrecorded" }),
        roleId: { ...reference(role.name, { required: "always" }), answer: () => undefined, createAnswer: roleId },
        role: derived(roleOf, { inCreateAnswer: "never" }),
        isEnabled: flag(true),
        isLocked: kept({ default: false }),
        forcePwdChange: flag(true),
        localLoginDisabled: flag(false),
        twoFactorAuthEnabled: flag(false),
        twoFactorAuthType: text({ omitted: "unrecorded" }),
        pinSession: flag(true),
        oneIdentityUser: kept({ default: false }),
        ...Object.fromEntries(WRITTEN_ONLY.map((key) => [key, settable(matching(PASSWORD))])),
    },
    rules(object, { tenant, sent, previous, missing, invalid }) {
        if (!previous && sent.password === undefined) missing("password");
        if (sent.confirmPassword !== undefined && sent.confirmPassword !== sent.password) invalid("confirmPassword");
        for (const key of WRITTEN_ONLY) delete object[key];
        object.name = String(object.username ?? "");
        object.customerId = tenant.identity.customerId;
        if (object.twoFactorAuthEnabled === true && object.twoFactorAuthType !== "YUBIKEY")
            invalid("twoFactorAuthType");
    },
    references: ({ roleId }) => (typeof roleId === "string" ? [{ collection: role.name, id: roleId }] : []),
    builtIn: (tenant) => {
        const { administratorId, apiUserId } = tenant.identity;
        return [
            person(tenant, administratorId, "Alex Martin", "alex.martin@example.com"),
            person(tenant, apiUserId, "API client", `${tenant.identity.clientId}@api.example.com`),
        ];
    },
};

export const part: EmulatorModule = {
    collections: [administrator],
    routes: [
        {
            method: "GET",
            path: customerPath("v1", administrator.name),
            handle: (call) => {
                const { switches, identity } = call.tenant;
                const isListed = ({ id }: StoredObject) =>
                    switches.administratorList === "all" || id !== identity.apiUserId;
                return call.list(administrator, undefined, {
                    where: { name: switches.administratorList, holds: isListed },
                });
            },
        },
        ...collectionRoutes(administrator, { verbs: ["get", "create", "update", "delete"] }),
    ],
};

/** The answer of a create has the id alone, other answers the role. */
function roleId({ roleId }: StoredObject): Json | undefined {
    return roleId;
}

function roleOf({ roleId }: StoredObject, tenant: Tenant): WireObject {
    const id = String(roleId);
    return { id, name: tenant.collection(role.name).get(id)?.name };
}

function person(tenant: Tenant, id: string, displayName: string, username: string): StoredObject {
    return {
        id,
        modifiedTime: "1696823882",
        creationTime: "1696823882",
        modifiedBy: "-2",
        microtenantId: DEFAULT_MICROTENANT,
        name: username,
        customerId: tenant.identity.customerId,
        isDeleted: "0",
        username,
        displayName,
        email: username,
        timezone: "UTC",
        languageCode: "en-us",
        phoneNumber: "+33123456789",
        roleId: "12",
        isEnabled: true,
        isLocked: false,
        forcePwdChange: false,
        localLoginDisabled: false,
        twoFactorAuthEnabled: false,
        pinSession: true,
        oneIdentityUser: false,
    };
}
