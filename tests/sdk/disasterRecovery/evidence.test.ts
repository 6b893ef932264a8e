import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
    type EvidenceEntry,
    type EvidenceLine,
    evidenceLine,
    textOfLine,
    verifyEvidence,
} from "../../../sdk/disasterRecovery/drill/evidence";
import { EvidenceError, EvidenceFile } from "../../../sdk/disasterRecovery/drill/evidenceFile";
import { temporaryFolder } from "../../emulator/process";

const PLAN = "a".repeat(64);
const entry = (event: string, more: Partial<EvidenceEntry> = {}): EvidenceEntry => ({
    at: "2027-03-01T06:00:00Z",
    event,
    plan: PLAN,
    ...more,
});

function journalOf(entries: readonly EvidenceEntry[]): EvidenceLine[] {
    const lines: EvidenceLine[] = [];
    for (const each of entries) lines.push(evidenceLine(each, lines.at(-1)));
    return lines;
}

const textOf = (lines: readonly EvidenceLine[]) => lines.map(textOfLine).join("");
const entries = fc.array(
    fc.record(
        {
            at: fc
                .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
                .map((date) => date.toISOString()),
            event: fc.string({ unit: "grapheme" }),
            plan: fc.constant(PLAN),
            actor: fc.string({ unit: "grapheme" }),
            details: fc.dictionary(fc.string(), fc.jsonValue()),
        },
        { requiredKeys: ["at", "event", "plan"] },
    ),
    { minLength: 2, maxLength: 6 },
);

describe("a journal", () => {
    it("is intact as it was written, whatever its entries say", () => {
        fc.assert(
            fc.property(entries, (all) => {
                const lines = journalOf(all);
                const found = verifyEvidence(textOf(lines), { head: lines.at(-1)?.hash ?? "", plan: PLAN });
                expect(found).toMatchObject({ isIntact: true, faults: [], head: lines.at(-1)?.hash });
                expect(found.lines).toEqual(JSON.parse(JSON.stringify(lines)));
            }),
        );
    });

    it("is not, with any changed byte", () => {
        fc.assert(
            fc.property(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), (all, place, other) => {
                const bytes = Buffer.from(textOf(journalOf(all)));
                const at = place % bytes.length;
                bytes[at] = (bytes[at] ?? 0) ^ other;
                expect(verifyEvidence(bytes.toString("utf8")).isIntact).toBe(false);
            }),
        );
    });

    it("is not, without one of its lines, with one twice, or with two that have changed places", () => {
        const lines = journalOf(["started", "published", "seen", "ended"].map((event) => entry(event)));
        const head = lines.at(-1)?.hash ?? "";
        const faultsOf = (some: readonly (EvidenceLine | undefined)[]) =>
            verifyEvidence(textOf(some.flatMap((line) => line ?? [])), { head }).faults;
        const [one, two, three, four] = lines;
        const moved = "does not follow the line before it: a line was removed, added or moved";
        expect(faultsOf([one, two, three, four])).toEqual([]);
        expect(faultsOf([two, three, four])).toEqual([`line 1 ${moved}`]);
        expect(faultsOf([one, three, four])).toEqual([`line 2 ${moved}`]);
        expect(faultsOf([one, one, two, three, four])).toEqual([`line 2 ${moved}`]);
        expect(faultsOf([one, three, two, four])).toEqual([`line 2 ${moved}`]);
        // Only the hash that is kept elsewhere tells of these.
        expect(faultsOf([one, two])).toEqual([
            `no line has the hash ${head}; lines are missing at the end, or it is another journal`,
        ]);
        expect(faultsOf([])).toContain("the journal has no line; pass the file of a drill");
    });

    it("of another plan says which line that begins with", () => {
        const other = "b".repeat(64);
        const text = textOf(journalOf([entry("started"), entry("ended", { plan: other })]));
        expect(verifyEvidence(text, { plan: PLAN }).faults).toEqual([
            `line 2 is of the plan ${other}, and the plan is ${PLAN}; pass the plan of the drill`,
        ]);
        expect(verifyEvidence(text).isIntact).toBe(true);
    });

    it("warns of a clock that went back", () => {
        const text = textOf(journalOf([entry("started"), entry("ended", { at: "2027-03-01T05:59:58Z" })]));
        expect(verifyEvidence(text)).toMatchObject({
            isIntact: true,
            warnings: ["line 2 is of 2027-03-01T05:59:58Z, before line 1 of 2027-03-01T06:00:00Z: the clock went back"],
        });
    });

    it.each(["{}", "null", "[]", "drill", '{"sequence":1}', ""])("with the line %j has a fault", (line) => {
        expect(verifyEvidence(`${line}\n`).faults).toEqual(["line 1 is no line of a journal"]);
    });
});

describe("the file of a journal", () => {
    const fileOf = () => path.join(temporaryFolder(), "drill.jsonl");
    const verified = (file: string) => verifyEvidence(readFileSync(file, "utf8"));

    it("is continued by another process, is for its user alone, and is intact", () => {
        const file = fileOf();
        new EvidenceFile(file).append(entry("started", { actor: "jane" }));
        expect(statSync(file).mode & 0o777).toBe(0o600);
        const again = new EvidenceFile(file);
        expect(again.lines.map(({ event }) => event)).toEqual(["started"]);
        again.append(entry("ended"));
        expect(verified(file).lines).toEqual(again.lines);
    });

    it("is continued after a write that was interrupted anywhere, and says so", () => {
        const whole = fileOf();
        const journal = new EvidenceFile(whole);
        journal.append(entry("started", { details: { place: "Île-de-France" } }));
        const begun = statSync(whole).size;
        journal.append(entry("published", { details: { place: "Île-de-France" } }));
        const written = readFileSync(whole);
        const inTheMiddleOfALetter = written.lastIndexOf("Î") + 1;
        for (const size of [begun + 1, inTheMiddleOfALetter, written.length - 1]) {
            writeFileSync(whole, written);
            truncateSync(whole, size);
            expect(verified(whole).faults).toEqual([
                "line 2 does not end: its write was interrupted, or the journal was cut",
            ]);
            new EvidenceFile(whole).append(entry("rolled back"));
            const { isIntact, lines } = verified(whole);
            expect(isIntact).toBe(true);
            expect(lines.map(({ event }) => event)).toEqual(["started", "write interrupted", "rolled back"]);
            expect(lines[1]?.details).toEqual({ bytes: size - begun });
        }
    });

    it("is not continued by two processes at once", () => {
        const file = fileOf();
        const [one, other] = [new EvidenceFile(file), new EvidenceFile(file)];
        one.append(entry("started"));
        expect(() => other.append(entry("started"))).toThrow(`another process writes to ${file}`);
        expect(verified(file).lines).toHaveLength(1);
    });

    it("is not continued where a line was changed, and keeps what is in it", () => {
        const file = fileOf();
        new EvidenceFile(file).append(entry("started"));
        const changed = readFileSync(file, "utf8").replace("started", "ended");
        writeFileSync(file, changed);
        appendFileSync(file, '{"sequ');
        expect(() => new EvidenceFile(file)).toThrow(EvidenceError);
        expect(() => new EvidenceFile(file)).toThrow("line 1 was changed: its hash is another one. Keep it as it is");
        expect(readFileSync(file, "utf8")).toBe(`${changed}{"sequ`);
    });

    it("takes no private key", () => {
        const file = fileOf();
        const pem = "-----BEGIN PRIVATE KEY-----\nMIIE";
        const append = () => new EvidenceFile(file).append(entry("signed", { details: { pem } }));
        expect(append).toThrow('the entry "signed" contains a private key');
        expect(append).not.toThrow("MIIE");
    });
});
