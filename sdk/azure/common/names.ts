import type { ArgumentChecks } from "../../argumentChecks";

/** Names of machines have 64 characters, of which those of zones, numbers and the provider take some. */
const LONGEST = 40;

/** Reports names of components that objects in Azure cannot start with. */
export function checkName(checks: ArgumentChecks, name: string): void {
    if (name.length > LONGEST) {
        checks.fault(
            "name",
            `has ${name.length} characters; use at most ${LONGEST}, because names of machines have at most 64`,
        );
    }
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) {
        checks.fault(
            "name",
            `is "${name}"; use letters, digits and hyphens, and start with a letter, as names of machines do`,
        );
    }
}
