import { expect, it } from "@jest/globals";
import { Mapping } from "../../importing/mapping";
import { type Declared, keyOf } from "../../importing/model";
import { type Program, programOf } from "../../importing/program";
import { check } from "../../provider/check/check";
import { definitionOf } from "../../provider/definitionOf";
import { isCampaign, rows } from "../campaign";
import { compilerErrors } from "./compiled";
import { evaluated } from "./evaluated";
import { type RandomTenant, randomTenant } from "./randomTenant";

const GROUP = "zpa:AppConnectorGroup";

const programFor = ({ declared, known }: RandomTenant): Program =>
    programOf({ declared, known, mapping: Mapping.empty.with(declared) });

/** What the engine would compare of each resource with the state after an import. */
async function previewed(tenant: RandomTenant, program: Program): Promise<Map<string, unknown>> {
    const registered = await evaluated(program, [...tenant.known, ...program.undeclarable]);
    const objects = new Map(program.resources.map(({ object, name }) => [`${object.type} ${name}`, object]));
    expect(registered.length).toBe(objects.size);
    return new Map(
        registered.map(({ type, name, inputs }) => {
            const object = objects.get(`${type} ${name}`);
            if (!object) throw new Error(`nobody has asked for ${type} ${name}`);
            const { inputs: checked, failures } = check(definitionOf(type), inputs, { before: object.inputs });
            return [keyOf(object), failures.length > 0 ? failures : checked];
        }),
    );
}

/** Each row is a seed, how many follow it, and how many kinds a tenant has at most. A campaign runs 10,000 tenants. */
const SEEDS = rows<readonly [number, number, number]>(
    [[1, 10, 3]],
    Array.from({ length: 100 }, (_, at) => [11 + at * 100, 100, 14] as const),
);

it.each(SEEDS)(
    "from seed %d on, %d random tenants become programs whose inputs are what a read gives",
    async (first, count, kinds) => {
        let objects = 0;
        let tables = 0;
        for (let seed = first; seed < first + count; seed++) {
            const tenant = randomTenant(seed, kinds);
            const program = programFor(tenant);
            const expected = new Map(tenant.declared.map((each) => [keyOf(each), each.inputs]));
            expect(program.undeclarable).toEqual([]);
            expect({ seed, inputs: await previewed(tenant, program) }).toEqual({ seed, inputs: expected });
            expect(longestOf(program)).toBeLessThanOrEqual(400);
            objects += expected.size;
            tables += program.tables;
        }
        expect(objects).toBeGreaterThan(count * 3);
        expect(tables).toBeGreaterThan(count / 10);
    },
);

const linesOf = ({ files }: Program) => [...files.values()].map((text) => text.split("\n").length - 1);
const longestOf = (program: Program) => Math.max(...linesOf(program));

it("1,000 groups that differ in little become a quarter of the lines at most, in files of at most 400", () => {
    const declared = Array.from({ length: 1_000 }, (_, at): Declared => {
        const group = { name: `Branch ${at}`, location: `Site ${at}`, latitude: at / 20, longitude: at / 10 };
        const { inputs } = check(definitionOf(GROUP), { ...group, upgradeDay: "Monday", upgradeTime: "02:00" });
        return { type: GROUP, id: String(9_000_000 + at), called: group.name, inputs };
    });
    const program = programFor({ declared, known: [] });
    expect(longestOf(program)).toBeLessThanOrEqual(400);
    // A line for each of six properties, two around them, and one between declarations.
    const oneByOne = declared.length * 9;
    expect(linesOf(program).reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(oneByOne / 4);
});

it("a list that is too long for a file is split", async () => {
    const { inputs } = check(definitionOf("zpa:ApplicationSegment"), {
        name: "Everything",
        domainNames: Array.from({ length: 4_000 }, (_, at) => `host-${at}.of-a-long-domain.example.com`),
        tcpPorts: [443],
        segmentGroup: "7",
    });
    const declared = [{ type: "zpa:ApplicationSegment", id: "8", called: "Everything", inputs }];
    const tenant = { declared, known: [{ type: "zpa:SegmentGroup", id: "7", called: "All" }] };
    const program = programFor(tenant);
    expect(await previewed(tenant, program)).toEqual(new Map([["zpa:ApplicationSegment 8", inputs]]));
    expect(longestOf(program)).toBeLessThanOrEqual(400);
});

// Loading the types of the library takes longer than all other tests of this file.
if (isCampaign) {
    it("200 random tenants compile", () => {
        const sources = new Map<string, string>();
        for (let seed = 1; seed <= 200; seed++) {
            for (const [name, text] of programFor(randomTenant(seed)).files) sources.set(`seed${seed}/${name}`, text);
        }
        expect(compilerErrors(sources)).toEqual([]);
    });
}
