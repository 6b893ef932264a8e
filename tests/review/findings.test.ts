import { describe, expect, it } from "@jest/globals";
import { type FindingsConfig, FindingsError } from "../../findings";
import { FORMATS, written } from "../../review";
import { tokenOf } from "../../sdk/disasterRecovery/recorded/resource";
import { samplePlan } from "../sdk/disasterRecovery/samplePlan";
import { type Preview, type Resource, reportOn, urnOf } from "./previews";

const token = (type: string) => `pulumi-nodejs:dynamic/${type}`;
const says = (preview: Preview, config?: FindingsConfig) =>
    written([reportOn(preview, { findings: config })], FORMATS.markdown);

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const group: Resource = {
    type: token("zpa:AppConnectorGroup"),
    name: "lyon",
    op: "create",
    after: { name: "Lyon", enabled: false },
};
const serverGroup: Resource = {
    type: token("zpa:ServerGroup"),
    name: "wiki",
    op: "create",
    after: { name: "Wiki", appConnectorGroups: [UNKNOWN] },
    dependencies: { appConnectorGroups: [urnOf(group)] },
};
const logs: Resource = {
    type: token("zpa:LogReceiver"),
    name: "logs",
    op: "same",
    before: { name: "Logs", useTls: false },
    after: { name: "Logs", useTls: false },
};
const waiver = { rule: "log-receiver-without-tls", resource: "logs", reason: "in one rack @all", until: "2999-12-31" };

describe("findings in a comment", () => {
    it("say what is wrong after the change, also with what is still to be created, once for each rule", () => {
        const said = says({ resources: [group, serverGroup, logs] });
        expect(said.slice(said.indexOf("### Findings")).split("\n")).toEqual([
            "### Findings",
            "",
            "- critical: All App Connector groups of a server group are disabled: its applications cannot be reached. (`server-group-without-enabled-group`)",
            "    - `wiki`: it names no group that is enabled",
            "    - Enable a group, or name another one.",
            "- medium: A server group names an App Connector group or a server that is disabled. (`server-group-names-disabled`)",
            "    - `wiki`: `lyon`, which it names, is disabled",
            "    - Enable it, or remove it.",
            "- medium: A log receiver gets its logs, with names of users and applications, without encryption. (`log-receiver-without-tls`)",
            "    - `logs`: useTls is not true",
            "    - Set useTls to true, after the receiver accepts TLS.",
            "",
        ]);
    });

    it("are made with what the stack's disaster recovery plan knows, and have their codes", () => {
        const document = samplePlan({ aRecords: ["198.51.100.10"] });
        const plan: Resource = {
            type: tokenOf("DisasterRecoveryPlan"),
            name: "production",
            op: "same",
            before: { document },
            after: { document },
        };
        expect(says({ resources: [plan] })).toContain(
            [
                "- critical: The A records of the Disaster Recovery domain are not the addresses of the designated service edges. (`dr-addresses-differ`, DR006)",
                "    - `production`: not published: `198.51.100.11`",
            ].join("\n"),
        );
    });

    it("tell what cannot be checked", () => {
        const said = says({
            resources: [
                { ...logs, after: { name: "Logs", useTls: true, enabled: true, appConnectorGroups: [UNKNOWN] } },
            ],
        });
        expect(said).toContain("### Findings that cannot be checked\n\n- `log-receiver-names-disabled`: `logs`");
    });

    it("leave out what is waived, and list the waiver with its reason and end", () => {
        const said = says({ resources: [logs] }, { waivers: [waiver] });
        expect(said).not.toContain("### Findings");
        expect(said).toContain(
            "### Waivers in force\n\n- `log-receiver-without-tls` for `logs` until 2999-12-31: `in one rack @all`",
        );
    });

    it("say that a waiver is of no use any more", () => {
        const said = says({ resources: [{ ...logs, after: { useTls: true } }] }, { waivers: [waiver] });
        expect(said).toContain("`in one rack @all`; there is no such finding any more");
    });

    it("leave out rules that are off, and lower levels", () => {
        expect(says({ resources: [logs] }, { rules: { [waiver.rule]: "off" } })).not.toContain("### Findings");
        expect(says({ resources: [logs] }, { leastLevel: "high" })).not.toContain("### Findings");
    });

    it("are not claimed where the files do not have all resources", () => {
        const said = says({ resources: [group], changeSummary: { same: 5, create: 1 } });
        expect(said).not.toContain("### Findings");
        expect(said).toContain(
            "Not known: What depends on the changed objects, and findings: run the preview with `--show-sames`.",
        );
    });

    it("show no values where these may be secret", () => {
        const { events } = { events: false };
        const preview: Preview = { config: { "site:token": "[secret]" }, resources: [logs] };
        const said = written([reportOn(preview, { events })], FORMATS.markdown);
        expect(said).toContain("    - `logs`\n");
    });

    it("hold no secret, in the name of a resource or the reason of a waiver", () => {
        const secret = "CANARY-4711";
        const resource = `logs ${secret}`;
        const environment = { ZSCALER_CLIENT_SECRET: secret };
        const preview: Preview = {
            resources: [
                { ...logs, name: resource },
                { ...logs, name: `more ${secret}` },
            ],
        };
        const findings = { waivers: [{ ...waiver, resource: "logs [secret]", reason: `it is ${secret}` }] };
        const report = reportOn(preview, { environment, findings });
        const all = [written([report], FORMATS.markdown), written([report], FORMATS.text), JSON.stringify(report)];
        expect(all.join("\n")).not.toContain(secret);
        expect(all[0]).toContain("`more [secret]`: useTls is not true");
        expect(all[0]).toContain("for `logs [secret]` until 2999-12-31: `it is [secret]`");
    });

    it("refuse waivers that cannot be meant", () => {
        const wrong = () => says({ resources: [logs] }, { waivers: [{ ...waiver, until: "2020-01-01" }] });
        expect(wrong).toThrow(FindingsError);
    });
});
