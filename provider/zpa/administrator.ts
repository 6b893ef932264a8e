import { z } from "zod";
import { cutsOff, interrupts, isDisabled } from "../contract/consequences";
import { type Field, flag, inverseFlag, isWire, text, textOf } from "../contract/fields";
import { isUnknown } from "../contract/unknowns";
import { without } from "../contract/values";
import { defineZpa } from "./client/define";
import { microtenant, SERVICE_KEYS, times } from "./common/fields";
import * as schema from "./common/schemas";

/** As documented. */
const PASSWORD = /^(?=.*[A-Z])(?=.*\d)(?=.*[^A-Za-z\d]).{8,}$/;
const PHONE = /^\+?\d{10,15}$/;

const email = z.email('must be an email address, such as "alex@example.com"');

const NO_SIGN_IN = "The administrator can no longer sign in.";

/** Answers have the role, the answer of a create its id alone. */
const role: Field<string> = {
    toWire: (value) => ({ roleId: value, role: { id: value } }),
    fromWire: (wire) => textOf(isWire(wire.role) ? wire.role.id : undefined) ?? textOf(wire.roleId),
    unset: { roleId: undefined, role: undefined },
};

/** The service requires the type while it is on, and knows one. */
const twoFactor: Field<boolean> = {
    ...flag("twoFactorAuthEnabled"),
    toWire: (value) => ({ twoFactorAuthEnabled: value, twoFactorAuthType: value ? "YUBIKEY" : "" }),
};

export const administrator = defineZpa({
    type: "zpa:Administrator",
    noun: { one: "administrator", many: "administrators" },
    permission: "Administrators (Administration)",
    inputs: z.strictObject({
        name: email,
        displayName: schema.text.min(1).optional(),
        email: email.optional(),
        phoneNumber: z.string().regex(PHONE, "must have 10 to 15 digits, without spaces and hyphens"),
        role: schema.ref("zpa:AdministratorRole"),
        initialPassword: z
            .string()
            .regex(PASSWORD, "must have at least 8 characters, with a capital letter, a digit and a special character"),
        changePasswordAtFirstSignIn: z.boolean().default(true),
        enabled: z.boolean().default(true),
        localSignIn: z.boolean().default(true),
        twoFactorAuthentication: z.boolean().default(false),
        timezone: schema.text.min(1).optional(),
        languageCode: schema.text.min(1).optional(),
        comments: schema.text.min(1).optional(),
        microtenantId: schema.microtenantId.optional(),
    }),

    observed: {
        schema: z.object({ roleName: z.string().optional(), locked: z.boolean(), ...times.shape }),
        fromWire: (wire) => ({
            roleName: isWire(wire.role) ? textOf(wire.role.name) : undefined,
            locked: wire.isLocked === true,
            ...times.fromWire(wire),
        }),
    },

    naturalKey: ["name"],
    replaceOn: ["microtenantId"],
    consequences: {
        create: "none",
        delete: cutsOff(NO_SIGN_IN),
        update: {
            name: interrupts("The administrator signs in with the new name."),
            displayName: "none",
            email: "none",
            phoneNumber: "none",
            role: cutsOff("The administrator loses the permissions that the new role does not have."),
            initialPassword: "none",
            changePasswordAtFirstSignIn: "none",
            enabled: cutsOff(NO_SIGN_IN, isDisabled),
            localSignIn: cutsOff(
                "The administrator can sign in by single sign-on only.",
                (before, after) => before.localSignIn !== false && after.localSignIn === false,
            ),
            twoFactorAuthentication: interrupts("The next sign-in takes place with or without the second factor."),
            timezone: "none",
            languageCode: "none",
            comments: "none",
        },
    },
    notices: ({ initialPassword: before }, { initialPassword: after, name }) =>
        before === undefined || before === after || isUnknown(after)
            ? []
            : [
                  `administrator ${isUnknown(name) ? "" : `"${name}"`}: the password does not change, because initialPassword is used only when an administrator is created`,
              ],

    collection: {
        endpoint: { path: "administrators", nameKey: "username", pageSize: 200 },
        notOnWire: ["initialPassword", "changePasswordAtFirstSignIn"],
        fields: {
            name: text("username"),
            displayName: text("displayName"),
            email: text("email"),
            phoneNumber: text("phoneNumber"),
            role,
            enabled: flag("isEnabled"),
            localSignIn: inverseFlag("localLoginDisabled"),
            twoFactorAuthentication: twoFactor,
            timezone: text("timezone"),
            languageCode: text("languageCode"),
            comments: text("comments"),
            microtenantId: microtenant,
        },
        // Later the password belongs to the administrator, and the service resets what asks for another one.
        async toWire({ inputs: { initialPassword, changePasswordAtFirstSignIn }, standing }) {
            if (standing !== undefined) return {};
            return {
                password: initialPassword,
                confirmPassword: initialPassword,
                forcePwdChange: changePasswordAtFirstSignIn,
            };
        },
        called: { roleId: "role", password: "initialPassword", confirmPassword: "initialPassword" },
        readOnlyKeys: [
            ...SERVICE_KEYS,
            "name",
            "customerId",
            "isDeleted",
            "isLocked",
            "oneIdentityUser",
            "password",
            "confirmPassword",
            "tmpPassword",
        ],
        toRequestBody: (body) => ({ ...without(body, ["role"]), roleId: role.fromWire(body) }),
    },
});
