import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { catalog, nouns } from "../../provider/catalog";
import type { Definition } from "../../provider/contract/definition";
import { edgesOf, referencesOf, scopeOf } from "../../provider/contract/references";
import { id } from "../../provider/contract/schemas";
import { itemOf } from "../../provider/contract/sets";
import { definitionOf } from "../../provider/definitionOf";
import { blockingReferencesOf } from "../../provider/deletion/references";

/** What machines enrol in, and what nothing here manages or looks up. */
const ELSEWHERE = ["zpa:NetworkConnectorGroup", "zpa:PrivateExporterGroup"];

/** Inputs with the id of the object itself, which was there before. */
const OWN_IDS = [
    "zpa:AppConnector connectorId",
    "zpa:ServiceEdge serviceEdgeId",
    "cloudConnector:CloudConnectorGroup groupId",
];

/** References that keep nothing from being deleted: the service lets it go, or another property says the same. */
const NOT_IN_THE_WAY = [
    "cloudConnector:CloudConnector cloudConnectorGroup",
    "cloudConnector:CloudConnectorGroup deployment",
    "zpa:AccessRuleOrder after",
    "zpa:AccessRuleOrder before",
    "zpa:AccessRuleOrder microtenantId",
    "zpa:AccessRuleOrder rules",
    "zpa:AppConnector appConnectorGroup",
    "zpa:AppConnector provisioningKey",
    "zpa:AppConnectorSchedule microtenantId",
    "zpa:ApplicationSegment sharedFromMicrotenantId",
    "zpa:EnrollmentUserCodes group",
    "zpa:PrivateCloudControllerGroup privateCloudId",
    "zpa:ServiceEdge provisioningKey",
    "zpa:ServiceEdge serviceEdgeGroup",
    "zpa:ServiceEdgeSchedule microtenantId",
];

/** Every place in a schema where any id is taken, whatever it is the id of. */
function bareIds(schema: z.core.$ZodType, path: string): string[] {
    if (schema === id) return [path];
    const entry = itemOf(schema);
    if (entry) return bareIds(entry, path);
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return bareIds(schema.unwrap(), path);
    if (schema instanceof z.ZodPipe) return bareIds(schema.in, path);
    if (schema instanceof z.ZodArray) return bareIds(schema.element, path);
    if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => bareIds(option, path));
    if (!(schema instanceof z.ZodObject)) return [];
    return Object.entries(schema.shape).flatMap(([key, inner]) => bareIds(inner, `${path}.${key}`));
}

const labelsOf = (definition: Definition, properties: readonly { property: string }[]) =>
    properties.map(({ property }) => `${definition.type} ${property}`);

describe("references between resources", () => {
    it("name what there is", () => {
        const types = [...catalog, ...nouns].map(({ type }) => type);
        const named = catalog.flatMap(edgesOf).map(({ to }) => to);
        expect([...new Set(named)].filter((type) => !types.includes(type)).sort()).toEqual(ELSEWHERE);
    });

    it("are said by every property that takes the id of another object", () => {
        const bare = catalog.flatMap(({ type, inputs, outputs }) =>
            Object.entries({ ...inputs.shape, ...outputs?.shape }).flatMap(([key, schema]) =>
                bareIds(schema, `${type} ${key}`),
            ),
        );
        expect(bare.sort()).toEqual([...OWN_IDS].sort());
    });

    it("keep what they name from being deleted, unless it is said why not", () => {
        const free = catalog.flatMap((definition) => {
            const blocking = blockingReferencesOf(definition);
            const others = referencesOf(definition).filter(
                (each) => !blocking.includes(each) && each.to.some((type) => catalog.some((one) => one.type === type)),
            );
            return labelsOf(definition, others);
        });
        expect(free.sort()).toEqual(NOT_IN_THE_WAY);
    });

    it("are arrows of a graph", () => {
        expect(edgesOf(definitionOf("zpa:ServerGroup"))).toEqual([
            { from: "zpa:ServerGroup", to: "zpa:AppConnectorGroup", property: "appConnectorGroups" },
            { from: "zpa:ServerGroup", to: "zpa:ApplicationServer", property: "servers" },
            { from: "zpa:ServerGroup", to: "zpa:Microtenant", property: "microtenantId" },
        ]);
    });

    it("find the ids of a kind wherever they are in a property", () => {
        const [conditions] = referencesOf(definitionOf("zpa:AccessRule")).filter(
            (each) => each.property === "conditions",
        );
        const values = {
            conditions: [
                { applicationSegments: ["1", "2"], scimGroups: [{ identityProvider: "8", group: "9" }] },
                { segmentGroups: ["3"], applicationSegments: ["4"] },
            ],
        };
        expect(conditions?.ids(values, "zpa:ApplicationSegment")).toEqual(["1", "2", "4"]);
        expect(conditions?.ids(values, "zpa:SegmentGroup")).toEqual(["3"]);
        expect(conditions?.ids(values, "zpa:ScimGroup")).toEqual(["9"]);
        expect(conditions?.ids({}, "zpa:SegmentGroup")).toEqual([]);
    });

    it("say in what an object is", () => {
        expect(scopeOf(definitionOf("zpa:ServerGroup"))).toBe("microtenantId");
        expect(scopeOf(definitionOf("zpa:Microtenant"))).toBeUndefined();
        expect(scopeOf(definitionOf("cloudConnector:ProvisioningUrl"))).toBeUndefined();
    });
});
