import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { deepMerge } from "../../provider/lifecycle/deepMerge";
import { update } from "../../provider/lifecycle/lifecycle";
import { appConnectorGroup } from "../../provider/zpa/appConnectorGroup";
import { Connected } from "./connected";

type Node = null | boolean | number | string | Node[] | { [key: string]: Node };

const key = fc.stringMatching(/^[a-e]$/);
const name = fc.stringMatching(/^[a-z]{1,6}$/);
const scalar = fc.oneof(fc.boolean(), fc.integer(), fc.string());
/** Objects in objects, and lists of objects that are told apart by their names, as the service has them. */
const { tree } = fc.letrec<{ tree: { [key: string]: Node } }>((tie) => ({
    tree: fc.dictionary(
        key,
        fc.oneof({ depthSize: "small" }, scalar, tie("tree"), namedList(tie("tree"))) as fc.Arbitrary<Node>,
        { maxKeys: 4 },
    ),
}));

function namedList(item: fc.Arbitrary<{ [key: string]: Node }>): fc.Arbitrary<Node> {
    return fc
        .uniqueArray(name, { maxLength: 3 })
        .chain((names) => fc.tuple(...names.map((each) => item.map((rest): Node => ({ ...rest, name: each })))));
}

/** The same with one more field in every object, at any depth. */
function extended(node: Node): Node {
    if (Array.isArray(node)) return node.map(extended);
    if (typeof node !== "object" || node === null) return node;
    const inner = Object.entries(node).map(([key, value]) => [key, extended(value)]);
    return { ...Object.fromEntries(inner), futureField: { er: [1, "x"] } };
}

const shuffled = (node: Node): Node => {
    if (Array.isArray(node)) return [...node].reverse().map(shuffled);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, shuffled(value)]));
};

const inNoOrder = (node: Node): Node => {
    if (Array.isArray(node))
        return node.map(inNoOrder).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
        Object.entries(node)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([key, value]) => [key, inNoOrder(value)]),
    );
};

describe("what is declared, laid over what is there", () => {
    it("keeps every field that the library does not know, at any depth, whatever the order of lists", () => {
        fc.assert(
            fc.property(tree, (known) => {
                const there = extended(known);
                const laid = deepMerge(there, shuffled(known)) as Node;
                expect(inNoOrder(laid)).toEqual(inNoOrder(there));
            }),
        );
    });

    it("is what is declared, wherever the two speak of the same", () => {
        fc.assert(
            fc.property(tree, tree, (there, declared) => {
                const laid = deepMerge(there, declared) as { [key: string]: Node };
                // What was laid once stays when it is laid again.
                expect(deepMerge(laid, declared)).toEqual(laid);
                for (const [key, value] of Object.entries(declared)) {
                    if (typeof value !== "object" || Array.isArray(value)) expect(Object.keys(laid)).toContain(key);
                    if (typeof value !== "object") expect(laid[key]).toEqual(value);
                    if (Array.isArray(value)) expect(laid[key]).toHaveLength(value.length);
                }
            }),
        );
    });

    it("takes out what is declared as undefined, and leaves references at their ids", () => {
        expect(deepMerge({ a: { b: 1, c: 2 } }, { a: { b: undefined } })).toEqual({ a: { b: undefined, c: 2 } });
        expect(deepMerge({ groups: [{ id: "1", name: "theirs" }] }, { groups: [{ id: "1" }] })).toEqual({
            groups: [{ id: "1" }],
        });
    });
});

describe("a group with fields of a later version of the service", () => {
    let groups: Connected;
    beforeAll(async () => {
        groups = await Connected.to(appConnectorGroup, {});
    });
    afterAll(() => groups?.close());

    it("keeps all of them through an update", async () => {
        const subnet = { name: "lan", subnet: "10.1.0.0/16", serverAddresses: ["10.1.0.1"] };
        const declared = {
            name: "Network",
            location: "Lyon",
            latitude: 1,
            longitude: 2,
            connectorType: "Network",
            networkConnector: { appConnectorGroupId: "1", mtu: 1400, lanSubnets: [subnet] },
        };
        const { wire } = await groups.created(groups.checked(declared), async ({ id, outputs }) => {
            const before = await groups.emulator.control.get("appConnectorGroup", id);
            const later = extended({ npAssistantGroup: (before.npAssistantGroup ?? null) as Node });
            await groups.emulator.control.change("appConnectorGroup", id, later as never);
            groups.renew();
            const { mtu: _, ...rest } = declared.networkConnector;
            const inputs = groups.checked({ ...declared, description: "new", networkConnector: rest });
            await update(groups.context, { id, olds: outputs, inputs });
        });
        const future = { futureField: { er: [1, "x"] } };
        expect(wire).toMatchObject({
            description: "new",
            ...future,
            npAssistantGroup: { ...future, lanSubnets: [{ name: "lan", ...future }] },
        });
        expect(wire.npAssistantGroup).not.toHaveProperty("mtu");
    });
});
