import { isUnknown } from "../../provider/contract/unknowns";
import { definitionOf } from "../../provider/definitionOf";
import { type Rule, say } from "../rule";

/** Secrets, and what cannot be undone. */

export const irreversibleWithoutProtect: Rule = {
    id: "irreversible-without-protect",
    level: "medium",
    title: "A resource whose deletion cannot be undone is not protected.",
    todo: "Set the resource option protect to true.",
    page: "deleting.md",
    source: "Zscaler help, About Cloud Connector Groups (B27)",
    check(object, view) {
        const { delete: remove } = definitionOf(object.type).consequences;
        const effects = remove === "none" ? [] : [remove].flat();
        const worst = effects.find(
            ({ level, when }) => level === "irreversible" && (when?.(object.values, {}) ?? true),
        );
        if (!worst) return undefined;
        if (object.isProtected === undefined) return view.doNotKnow();
        return object.isProtected ? undefined : [`protect is not set. When it is deleted: ${worst.says}`];
    },
};

export const secretInClear: Rule = {
    id: "secret-in-clear",
    level: "critical",
    title: "A secret is in the state in plain text.",
    todo: "Run `pulumi up --refresh` with this version of the library, and replace the secret: everybody who can read the state knows it.",
    page: "secrets.md",
    source: "terraform-provider-zpa PR 629",
    check(object, view) {
        const { secrets = {} } = definitionOf(object.type);
        for (const property of Object.keys(secrets)) {
            const value = object.values[property];
            if (value === undefined || value === null || value === "" || isUnknown(value)) continue;
            if (!object.tellsSecrets) return view.doNotKnow();
            if (typeof value === "string" && value !== "[secret]") return say`${property} is not marked as secret`;
        }
        return undefined;
    },
};

export const logsInClear: Rule = {
    id: "log-receiver-without-tls",
    level: "medium",
    title: "A log receiver gets its logs, with names of users and applications, without encryption.",
    todo: "Set useTls to true, after the receiver accepts TLS.",
    page: "zpa/logReceiver.md",
    source: "Zscaler API, lssConfig.useTls",
    types: ["zpa:LogReceiver"],
    check: ({ values }) => (values.enabled !== false && values.useTls !== true ? say`useTls is not true` : undefined),
};
