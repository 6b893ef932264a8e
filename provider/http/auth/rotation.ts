import type { Connection } from "../../connection/connection";
import type { Api } from "../../connection/credentials";
import { ENVIRONMENT, type Setting } from "../../connection/settings";

/** The setting that proves who signs in, by the kind of credential. */
const PROOF: Record<Api, Setting> = { oneApi: "clientSecret", legacy: "zpaClientSecret", session: "ztwPassword" };

type Credential = Pick<Connection, "api" | "privateKey" | "ofProvider">;

const proofOf = ({ api, privateKey }: Credential): Setting => (privateKey === undefined ? PROOF[api] : "privateKey");

const listed = (names: readonly string[]): string => new Intl.ListFormat("en-GB").format(names);

/** Where a setting is to be checked: in the stack, or at the provider of the program that says it. */
export function checkedAt(connection: Credential, ...settings: Setting[]): string {
    return connection.ofProvider
        ? `${listed(settings)} of the ZscalerProvider (a ZscalerProvider does not use the environment or the stack configuration)`
        : `${listed(settings.map((setting) => `zscaler:${setting}`))} (environment variables take precedence over the stack configuration)`;
}

/** What to do when the credential is another one by now. The engine runs some commands with the settings in the state. */
export function whenRotated(connection: Credential): string {
    const stale =
        "If the credential was rotated: `pulumi refresh`, `pulumi destroy` and a `pulumi up` that deletes resources together with their " +
        "provider sign in with the copy in the state.";
    return connection.ofProvider
        ? `${stale} Add --run-program to the first two. To remove a provider and its resources, keep the provider in the ` +
              "program until a `pulumi up` has deleted the resources."
        : `${stale} Set ${ENVIRONMENT[proofOf(connection)]}, or add --run-program to the first two.`;
}
