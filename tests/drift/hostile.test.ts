import { execFileSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { DRIFT, type ManagedStack, managedStack } from "../../drift";
import { type DriftReport, driftReport, type Reporting } from "../../drift/report";
import type { Look, Tenant } from "../../drift/tenant";
import { SECRET_MARK } from "../../findings/object";
import { FORMATS, writtenAs } from "../../review";
import { KnownSecrets } from "../../review/plan/secrets";
import { resourceToken } from "../../sdk/typeToken";

const TYPE = "zpa:SegmentGroup";

const sealed = (value: unknown) => ({
    [SECRET_MARK]: "1b47061264138c4ac30d75fd1eb44270",
    plaintext: JSON.stringify(value),
});

const resource = (name: string, inputs: Record<string, unknown>, more: object = {}) => ({
    urn: `urn:pulumi:dev::site::${resourceToken(TYPE)}::${name}`,
    type: resourceToken(TYPE),
    id: `id of ${name}`,
    inputs,
    outputs: inputs,
    ...more,
});

function report(
    resources: readonly object[],
    looks: readonly Look[],
    more: Partial<Tenant & Reporting> = {},
): DriftReport {
    const stack: ManagedStack = managedStack({ deployment: { resources } });
    const secrets = new KnownSecrets();
    for (const value of stack.secrets) secrets.add(value);
    const found = stack.objects.map(({ urn }, at): [string, Look] => [urn, looks[at] ?? { is: "gone" }]);
    const tenant: Tenant = { looks: new Map(found), unmanaged: [], unlisted: [], people: new Map(), ...more };
    return driftReport(stack, tenant, { secrets, showsValues: true, findings: {}, ...more });
}

const formats = (said: DriftReport): string =>
    [
        writtenAs(DRIFT, [said], { format: FORMATS.markdown }),
        writtenAs(DRIFT, [said], { format: FORMATS.text }),
        JSON.stringify(said),
    ].join("\n");

describe("secrets", () => {
    const secret = fc
        .string({ minLength: 8, maxLength: 20 })
        .map((text) => `CANARY${Buffer.from(text).toString("hex")}`);
    const wrap = (value: string) => fc.constantFrom(value, `token=${value};`, `a ${value}`, `${value} and ${value}`);

    it("are in no output, wherever the state and the tenant have them", () => {
        fc.assert(
            fc.property(
                secret.chain((value) => fc.tuple(fc.constant(value), wrap(value), secret)),
                fc.constantFrom("changed", "gone", "same"),
                ([value, plain, now], what) => {
                    const inputs = { name: sealed(value), description: plain };
                    const look: Look =
                        what === "gone"
                            ? { is: "gone" }
                            : {
                                  is: "there",
                                  inputs: { name: what === "same" ? value : now, description: `${plain}!` },
                                  write: { by: "7" },
                              };
                    const said = report([resource(`it ${plain}`, inputs)], [look, look], {
                        people: new Map([["7", `Kim ${plain}`]]),
                        unmanaged: [{ type: TYPE, id: "9", name: plain, reference: "9", write: { by: "7" } }],
                        ignores: [
                            { class: "gone", resource: "x", reason: `because ${plain}`, until: "2999-12-31" },
                            { class: "unmanaged", type: TYPE, object: plain, reason: plain, until: "2020-01-01" },
                        ],
                        inactive: { editors: [plain] },
                    });
                    const all = formats(said);
                    expect(all).not.toContain(value);
                    // What a secret property has become is as secret as it was.
                    expect(all).not.toContain(now);
                },
            ),
            { numRuns: 1_000 },
        );
    });

    it("that change are said to change, and whoever adopts them is told to set them", () => {
        const look: Look = { is: "there", inputs: { name: "other" }, write: {} };
        const said = formats(report([resource("it", { name: sealed("hunter2") })], [look]));
        expect(said).toContain("`name`: `[secret]` → `[secret] (new)`");
        expect(said).toContain("Adopt: set `name` to its new value, which is secret");
    });

    it("that change in two resources are two items, as they need not be the same", () => {
        const look: Look = { is: "there", inputs: { name: "other" }, write: {} };
        const resources = ["one", "two"].map((name) => resource(name, { name: sealed(`hunter ${name}`) }));
        const { sections } = report(resources, [look, look]);
        expect(sections[0]?.items).toHaveLength(2);
    });

    it("that the export has encrypted are not compared, and it says so", () => {
        const inputs = {
            name: { [SECRET_MARK]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x" },
            enabled: true,
        };
        const look: Look = { is: "there", inputs: { name: "other", enabled: true }, write: {} };
        const said = report([resource("it", inputs)], [look]);
        expect(said.drift).toEqual([]);
        expect(said.unknown).toEqual([expect.stringContaining("Secret inputs of 1 resources: write the export with")]);
    });

    it("of a configuration that is not known keep all values out", () => {
        const look: Look = { is: "there", inputs: { name: "theirs", enabled: true }, write: {} };
        const said = report([resource("it", { name: "ours", enabled: true })], [look], { showsValues: false });
        expect(formats(said)).not.toMatch(/ours|theirs/);
        expect(formats(said)).toContain("Adopt: set `name` to its new value in");
    });
});

describe("names", () => {
    const pieces = fc.constantFrom(
        "`",
        "``",
        "|",
        "<",
        "</details>",
        "@everyone",
        "#1",
        "http://x.example",
        "*",
        "[a](b)",
        "\n",
        "- ",
        "\u202e",
        "&lt;",
        "\\",
        " ",
        "$x",
        "$(id)",
        "'",
        '"',
        ";",
        "::",
    );
    const hostile = fc.oneof(
        fc.string({ unit: "binary", minLength: 1 }),
        fc.array(pieces, { minLength: 1 }).map((list) => list.join("")),
    );
    const parser = new MarkdownIt({ html: true, linkify: true });
    const treeOf = (text: string): string[] =>
        parser.parse(text, {}).flatMap((token) => [token.type, ...(token.children ?? []).map(({ type }) => type)]);
    const reportOn = (name: string) =>
        report(
            [resource(`r${name}`, { name, description: "ours" }), resource(`gone ${name}`, { name })],
            [{ is: "there", inputs: { name, description: name }, write: { by: "7" } }],
            {
                people: new Map([["7", name]]),
                unmanaged: [{ type: TYPE, id: "9", name, reference: "9", write: {} }],
                inactive: { editors: [name] },
            },
        );
    const markdown = (name: string) => writtenAs(DRIFT, [reportOn(name)], { format: FORMATS.markdown });

    it("may be anything: the report has the same structure, links nothing and mentions nobody", () => {
        const plain = treeOf(markdown("x"));
        const unquotable = treeOf(markdown("\u202e"));
        fc.assert(
            fc.property(hostile, (name) => {
                expect([plain, unquotable]).toContainEqual(treeOf(markdown(name)));
            }),
            { numRuns: 500 },
        );
    });

    it("may be pasted into a shell, which takes them as they are", () => {
        const names = fc.sample(hostile, { numRuns: 40, seed: 7 }).concat("it's $HOME", "a; exit 3", '"`id`"');
        for (const name of names) {
            const lines = reportOn(name).sections.flatMap(({ items }) => items.flatMap((item) => item.lines));
            const commands = lines.flatMap((line) =>
                line.flatMap((part) => (typeof part === "string" ? [] : part.name)),
            );
            for (const command of commands.filter((each) => each.startsWith("pulumi up --refresh --stack"))) {
                const words = execFileSync("sh", ["-c", `printf '%s\\n' ${command}`])
                    .toString()
                    .split("\n");
                expect(words.slice(0, 6)).toEqual(["pulumi", "up", "--refresh", "--stack", "dev", "--target"]);
                const [urn = "", ...rest] = words.slice(6, -1);
                expect(rest).toEqual([]);
                expect(urn).toContain(name);
            }
        }
    });
});
