import { describe, expect, it } from "@jest/globals";
import { describeSwitches } from "../../emulator";
import { RULES } from "../../findings";
import { catalog, nouns } from "../../provider/catalog";
import {
    CLOUDS,
    CONNECTOR_CLOUD_NAMES,
    connectorApiUrl,
    LEGACY_CLOUD_NAMES,
    LEGACY_CLOUDS,
    legacySignInUrl,
} from "../../provider/connection/clouds";
import { ENVIRONMENT, SETTING_NAMES, settingsSchema } from "../../provider/connection/settings";
import type { Definition } from "../../provider/contract/definition";
import type { Noun } from "../../provider/contract/noun";
import { itemsOf } from "../../provider/contract/permission";
import { code, expectRows, pageOf, tableOf } from "./markdown";

/** The scope of lookups that need one. */
const SOME_PROVIDER = { identityProvider: "1" };

function permissionRow(kind: Definition | Noun): string[] {
    const [, name = ""] = kind.type.split(":");
    const own = "inputs" in kind ? kind.permission : kind.endpoint(SOME_PROVIDER).permission;
    const members = "inputs" in kind ? kind.members : undefined;
    const items = own === undefined ? ["unknown"] : itemsOf(own);
    const more = members?.permission ? [`for \`${members.asked}\`, ${members.permission}`] : [];
    const calls = Object.entries(("inputs" in kind && kind.calls) || {});
    const also = calls.map(([type, access]) => `${access} for \`${type.replace(/^\w+:/, "")}\``);
    const link = `[\`${name}\`](${pageOf(kind).replace("docs/", "")})`;
    return [link, [...items, ...more].join("; "), also.join("; ") || "none"];
}

describe("docs/connection.md", () => {
    const settings = tableOf("docs/connection.md", "Configuration").rows;

    it("has a row for every setting, with the environment variable that means the same", () => {
        const shown = settings.map(([key, variable]) => [code(key), code(variable)]);
        expect(shown).toEqual(SETTING_NAMES.map((name) => [`zscaler:${name}`, ENVIRONMENT[name]]));
    });

    it.each(SETTING_NAMES)("shows the default of %s", (name) => {
        const { success, data } = settingsSchema.shape[name].safeParse(undefined);
        const shown = settings[SETTING_NAMES.indexOf(name)]?.[3];
        if (!success) expect(shown).toBe("required");
        else if (data !== undefined) expect(code(shown)).toBe(String(data));
        else expect(code(shown)).toBeUndefined();
    });

    it("has a row for every cloud, with its hosts", () => {
        const expected = Object.entries(CLOUDS).map(([name, { apiUrl, signInHost }]) => {
            return [name, `https://${signInHost("VANITY")}`, apiUrl];
        });
        expect(tableOf("docs/connection.md", "Cloud").rows.map((row) => row.map(code))).toEqual(expected);
    });

    it("has a row for every cloud of legacy API keys, with its addresses", () => {
        const expected = LEGACY_CLOUD_NAMES.map((name) => [name, legacySignInUrl(name), LEGACY_CLOUDS[name].apiUrl]);
        expect(tableOf("docs/connection.md", "Legacy cloud").rows.map((row) => row.map(code))).toEqual(expected);
    });

    it("has a row for every cloud of the legacy API of Cloud Connector, with its address", () => {
        const expected = CONNECTOR_CLOUD_NAMES.map((name) => [name, connectorApiUrl(name)]);
        expect(tableOf("docs/connection.md", "Connector cloud").rows.map((row) => row.map(code))).toEqual(expected);
    });
});

describe("docs/findings.md", () => {
    it("has a row for every rule: WRITE_TABLES=1 writes them", () => {
        const expected = RULES.map(({ id, level, title, todo, page, source }) => {
            return [`[\`${id}\`](${page})`, level, title, todo, source];
        });
        expectRows("docs/findings.md", "Rule", expected);
    });
});

describe("docs/disaster-recovery-findings.md", () => {
    it("has a row for every rule that has a code: WRITE_TABLES=1 writes them", () => {
        const rows = RULES.flatMap(({ id, code: name, isMandatory, title, page }) =>
            name === undefined ? [] : [[name, `[\`${id}\`](${page})`, isMandatory ? "mandatory" : "advisory", title]],
        );
        expectRows("docs/disaster-recovery-findings.md", "Code", rows.sort());
    });
});

describe("docs/role.md", () => {
    it("has a row for every resource and lookup, with its permission: WRITE_TABLES=1 writes them", () => {
        expectRows("docs/role.md", "Resource or lookup", [...catalog, ...nouns].map(permissionRow).sort());
    });
});

describe("docs/zscalerProvider.md", () => {
    it("has a row for every setting", () => {
        const shown = tableOf("docs/zscalerProvider.md", "Argument").rows.map(([name]) => code(name));
        expect(shown).toEqual(SETTING_NAMES);
    });
});

describe("docs/emulator.md", () => {
    it("has a row for every switch, as the command prints it: WRITE_TABLES=1 writes them", () => {
        const value = (shown: string | number) => (shown === "" ? "none" : `\`${shown}\``);
        const expected = describeSwitches().map(({ name, values, default: given, question }) => {
            const kind = typeof given === "number" ? "a number" : "text";
            return [`\`${name}\``, values?.map(value).join(", ") ?? kind, value(given), question];
        });
        expectRows("docs/emulator.md", "Switch", expected);
    });
});
