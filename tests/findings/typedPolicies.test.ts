import { describe, expect, it } from "@jest/globals";
import { type ResourceValidationPolicy, validateResourceOfType } from "@pulumi/policy";
import { AnalyzeRequest, type AnalyzeResponse, AnalyzerResourceOptions } from "@pulumi/pulumi/proto/analyzer_pb";
import { catalog } from "../../provider/catalog";
import * as zscaler from "../../sdk";

type Analyze = (
    call: { request: AnalyzeRequest },
    callback: (error: Error | null, response: AnalyzeResponse) => void,
) => void;
/** What the SDK does not declare of its server. */
const {
    makeAnalyzeRpcFun,
}: {
    makeAnalyzeRpcFun(name: string, version: string, level: string, all: ResourceValidationPolicy[]): Analyze;
} = require("@pulumi/policy/server");

describe("a policy that a user writes", () => {
    const rule: ResourceValidationPolicy = {
        name: "acme-named-location",
        description: "Every group has its country in its location.",
        enforcementLevel: "advisory",
        validateResource: validateResourceOfType(zscaler.AppConnectorGroup, ({ location }, _, report) => {
            if (!location.includes(",")) report(`Write ${location} as in Lyon, France.`);
        }),
    };
    /** As the engine asks about one resource. */
    const saidOf = async (type: string, properties: object): Promise<string[]> => {
        const request = new AnalyzeRequest();
        request.setType(type);
        request.setOptions(new AnalyzerResourceOptions());
        request.getProperties = () => ({ toJavaScript: () => properties }) as never;
        const analyze = makeAnalyzeRpcFun("acme", "1.0.0", "advisory", [rule]);
        const response = await new Promise<AnalyzeResponse>((resolve, reject) =>
            analyze({ request }, (error, answer) => (error ? reject(error) : resolve(answer))),
        );
        return response.getDiagnosticsList().map((each) => each.getMessage());
    };

    it("is asked about the resources of its class alone, with their properties", async () => {
        const { __pulumiType: group } = zscaler.AppConnectorGroup;
        expect(await saidOf(group, { location: "Lyon" })).toEqual([
            "Every group has its country in its location.\nWrite Lyon as in Lyon, France.",
        ]);
        expect(await saidOf(group, { location: "Lyon, France" })).toEqual([]);
        expect(await saidOf(zscaler.ServiceEdgeGroup.__pulumiType, { location: "Lyon" })).toEqual([]);
    });

    it("finds the name of its type by the class of every resource", () => {
        const types = catalog.map(({ type }) => [type.split(":")[1], `pulumi-nodejs:dynamic/${type}`]);
        expect(zscaler.resourceTypes).toEqual(Object.fromEntries(types));
        const onClasses = types.map(([name = ""]) => [name, Reflect.get(Reflect.get(zscaler, name), "__pulumiType")]);
        expect(onClasses).toEqual(types);
    });
});
