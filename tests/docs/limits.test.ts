import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { LOG_TYPES } from "../../provider/zpa/common/logTypes";
import * as sdk from "../../sdk";
import * as disasterRecovery from "../../sdk/disasterRecovery";
import { managementModes } from "../../sdk/disasterRecovery/managementMode";
import { type NotOfferedByApi, notOfferedByApi } from "../../sdk/disasterRecovery/notOffered";
import { expectRows, ROOT, tableOf } from "./markdown";

const PAGE = "docs/disaster-recovery-limits.md";
const offered = new Map<string, unknown>(Object.entries({ ...sdk, ...disasterRecovery }));

interface ResourceClass {
    readonly prototype: pulumi.Resource;
}
const isResource = (each: unknown): each is ResourceClass =>
    typeof each === "function" && each.prototype instanceof pulumi.Resource;

/** What every object of the class says. */
function modeOf({ prototype }: ResourceClass): Promise<unknown> {
    const mode: pulumi.Output<unknown> = Reflect.get(prototype, "managementMode");
    return new Promise((resolve) => mode.apply(resolve));
}

const entries = Object.entries<NotOfferedByApi>(notOfferedByApi);

describe(PAGE, () => {
    it("has a row for everything that says how it is managed: WRITE_TABLES=1 writes them", () => {
        expectRows(
            PAGE,
            "In a program",
            Object.entries(managementModes).map(([name, mode]) => [`\`${name}\``, `\`${mode}\``]),
        );
    });

    it("has a row for everything that no API offers: WRITE_TABLES=1 writes them", () => {
        expectRows(
            PAGE,
            "Entry",
            entries.map(([key, { name, portalPath, instead }]) => [
                `\`${key}\``,
                name,
                portalPath.join(" > "),
                instead,
            ]),
        );
    });

    it("names what programs can import, and the mode that they are told", async () => {
        for (const [name, mode] of Object.entries(managementModes)) {
            const found = offered.get(name);
            expect([name, typeof found]).toEqual([name, "function"]);
            if (isResource(found)) expect([name, await modeOf(found)]).toEqual([name, mode]);
        }
    });

    it("has every resource and component of disaster recovery", () => {
        const resources = Object.entries(disasterRecovery).filter(([, each]) => isResource(each));
        expect(resources.length).toBeGreaterThan(2);
        expect(resources.map(([name]) => name).filter((name) => !(name in managementModes))).toEqual([]);
    });

    it("names a log receiver for the audit log, with a type that exists", () => {
        expect(notOfferedByApi.auditLog.logReceiver).toEqual({ logType: "Audit Logs" });
        for (const [, { logReceiver }] of entries) {
            if (logReceiver) expect(Object.keys(LOG_TYPES)).toContain(logReceiver.logType);
        }
    });

    it("leads from each row of the console's page to a test that exists, or to something that is not offered", () => {
        const { rows } = tableOf(PAGE, "On the page");
        expect(rows.length).toBeGreaterThan(20);
        for (const [row, covered = ""] of rows) {
            const tests = covered.match(/tests\/[\w/.]+\.ts/g) ?? [];
            const named = [...covered.matchAll(/`(\w+)`/g)].map(([, key = ""]) => key);
            expect([row, tests.length + named.length > 0]).toEqual([row, true]);
            for (const file of tests) expect([file, existsSync(path.join(ROOT, file))]).toEqual([file, true]);
            for (const key of named) expect([key, key in notOfferedByApi]).toEqual([key, true]);
        }
        const mentioned = rows.map(([, covered]) => covered).join();
        expect(entries.filter(([key]) => !mentioned.includes(`\`${key}\``)).map(([key]) => key)).toEqual([]);
    });
});
