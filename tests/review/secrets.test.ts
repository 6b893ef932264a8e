import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { FORMATS, type Report, written } from "../../review";
import { ENVELOPE, type Preview, type Resource, reportOn } from "./previews";

const markdown = (report: Report) => written([report], FORMATS.markdown);
const token = (type: string) => `pulumi-nodejs:dynamic/${type}`;

describe("secrets", () => {
    const canary = fc
        .string({ minLength: 8, maxLength: 20 })
        .map((text) => `CANARY${Buffer.from(text).toString("hex")}`);
    const within = (value: string) => fc.constantFrom(value, `token=${value};`, `a ${value}`, `${value} and ${value}`);
    const shown = (text: string, value: string) => text.replaceAll(value, "[secret]");
    const types = ["zpa:SegmentGroup", "zpa:AppConnectorGroup", "zpa:ProvisioningKey", "zpa:LogReceiver"].map(token);

    /** A preview with one canary in each place in which the files have secrets, and those that it can be held to. */
    const planted = fc
        .record({
            // A secret input and a secret output: in clear in lines for debugging alone.
            input: canary,
            output: canary,
            // A secret of the configuration in a plain input: in clear in the digest alone.
            config: canary,
            // A value that becomes secret: in clear on the old side of both files.
            old: canary,
            // Settings of the connection, which errors and policies quote.
            diagnostics: canary,
            policy: canary,
            events: fc.boolean(),
            op: fc.constantFrom("update", "create", "delete", "replace", "same"),
            type: fc.constantFrom(...types),
        })
        .chain((all) => fc.record({ all: fc.constant(all), plain: within(all.config) }))
        .map(({ all, plain }) => {
            const { input, output, config, old, diagnostics, policy, events, op, type } = all;
            const [hidden, wasPlain] = ["[secret]", op === "update" || op === "replace" || op === "same"];
            const before = { name: old, description: plain, host: hidden, location: `in ${plain}` };
            const after = { ...before, name: hidden, description: `${plain}!`, __secret: ["name"], __provider: input };
            const masked = {
                description: shown(plain, config),
                location: `in ${shown(plain, config)}`,
                host: ENVELOPE,
            };
            const said = (severity: string, message: string) => ({ diagnosticEvent: { severity, message } });
            const preview: Preview = {
                config: { "site:token": hidden },
                diagnostics: [{ severity: "error", message: `refused: ${diagnostics}` }],
                resources: [
                    {
                        op: op as "update",
                        type,
                        // Without an event log nothing tells that a name is made of a secret.
                        name: events ? plain : "it",
                        before,
                        after,
                        shownBefore: { ...before, ...masked },
                        shownAfter: { ...after, ...masked, name: ENVELOPE, description: `${masked.description}!` },
                        outputs: { ...before, provisioningKey: hidden },
                        keys: ["name", "description"],
                    },
                ],
                more: [
                    said("debug", `RegisterResource: ${input} ${output} ${old} ${config}`),
                    said("error", `refused: ${wasPlain ? old : ""} ${diagnostics}`),
                    { policyEvent: { policyName: "p", message: `found ${config} and ${policy}` } },
                ],
            };
            const environment = { ZSCALER_CLIENT_SECRET: diagnostics, ZSCALER_PRIVATE_KEY: policy };
            const canaries = [input, output, config, diagnostics, policy, ...(wasPlain ? [old] : [])];
            return { report: () => reportOn(preview, { events, environment }), canaries };
        });

    it("are in no output, wherever the two files have them: 1,000 previews with canaries in six places", () => {
        fc.assert(
            fc.property(planted, ({ report: read, canaries }) => {
                const report = read();
                const all = [markdown(report), written([report], FORMATS.text), JSON.stringify(report)].join("\n");
                expect(canaries.filter((each) => all.includes(each))).toEqual([]);
            }),
            { numRuns: 1_000 },
        );
    });

    // The rows of what was measured: what the engine shows of a secret input, and of a secret of the configuration in a plain input.
    it.each<[string, Preview, boolean]>([
        [
            "a secret of the configuration, in clear in the digest, is hidden by what the event log masks",
            {
                config: { "site:token": "[secret]" },
                resources: [
                    {
                        before: { description: "CANARY-1", name: "a" },
                        after: { description: "CANARY-1", name: "b CANARY-1" },
                        shownBefore: { description: "[secret]", name: "a" },
                        shownAfter: { description: "[secret]", name: "b [secret]" },
                    },
                ],
            },
            true,
        ],
        [
            "the same without an event log: no value is shown",
            {
                config: { "site:token": "[secret]" },
                resources: [{ before: { description: "CANARY-1" }, after: { description: "x CANARY-1" } }],
            },
            false,
        ],
        [
            "lines for debugging, with a secret input in clear",
            { more: [{ diagnosticEvent: { severity: "debug", message: "RegisterResource: CANARY-1" } }] },
            true,
        ],
        [
            "the old side of a value that becomes secret",
            {
                resources: [
                    {
                        before: { description: "CANARY-1" },
                        after: { description: "[secret]" },
                        shownAfter: { description: ENVELOPE },
                    },
                ],
            },
            true,
        ],
        [
            "the same without an event log",
            { resources: [{ before: { description: "CANARY-1" }, after: { description: "[secret]" } }] },
            false,
        ],
    ])("%s", (_, preview, events) => {
        const report = reportOn(preview, { events });
        const all = [markdown(report), written([report], FORMATS.text), JSON.stringify(report)].join("\n");
        expect(all).not.toContain("CANARY-1");
    });

    it("that change are said to change", () => {
        const resources: Resource[] = [
            {
                before: { name: "[secret]" },
                after: { name: "[secret]" },
                shownBefore: { name: ENVELOPE },
                shownAfter: { name: ENVELOPE },
                keys: ["name"],
            },
        ];
        expect(markdown(reportOn({ resources }))).toContain("`name`: `[secret]` → `[secret] (new)`");
    });

    it("that may be in plain values keep all values out, where the event log does not tell them", () => {
        const resources: Resource[] = [{ name: "it", before: { name: "plain" }, after: { name: "other" } }];
        const said = markdown(reportOn({ config: { "site:token": "[secret]" }, resources }, { events: false }));
        expect(said).toContain("- Segment group `it` is changed\n    - `name` changes");
        expect(said).toContain("Not known: What somebody changed outside");
    });
});
