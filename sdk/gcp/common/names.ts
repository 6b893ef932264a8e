import type { ArgumentChecks } from "../../argumentChecks";

const LABEL_KEY = /^[a-z][a-z0-9_-]{0,62}$/;
const NETWORK_TAG = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * Reports a name that Google Cloud does not allow.
 *
 * @param longest number of characters
 * @param because why there cannot be more
 */
export function checkName(checks: ArgumentChecks, name: string, longest: number, because: string): void {
    if (name.length > longest)
        checks.fault("name", `has ${name.length} characters; use at most ${longest}, because ${because}`);
    if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name))
        checks.fault("name", `is "${name}"; use small letters, digits and hyphens, and begin with a letter`);
}

/** Reports labels and network tags that Google Cloud does not allow. */
export function checkLabels(checks: ArgumentChecks, labels: object = {}, tags: readonly unknown[] = []): void {
    for (const key of Object.keys(labels)) {
        if (!LABEL_KEY.test(key))
            checks.fault(
                "labels",
                `has the key "${key}"; use small letters, digits, "_" and "-", and begin with a letter`,
            );
    }
    for (const [index, tag] of tags.entries()) {
        if (typeof tag === "string" && !NETWORK_TAG.test(tag))
            checks.fault(`networkTags[${index}]`, `is "${tag}"; use small letters, digits and hyphens`);
    }
}

/** Reports an e-mail address that is none. */
export function checkAccount(checks: ArgumentChecks, account: unknown, path = "existingServiceAccount"): void {
    if (typeof account !== "string" || account.includes("@")) return;
    checks.fault(path, `is "${account}"; set the e-mail address of the service account`);
}
