import path from "node:path";
import { beforeAll, expect, it } from "@jest/globals";
import ts from "typescript";

const ROOT = path.resolve(__dirname, "../..");

/** Arguments and class of a resource that may differ from its definition, and what the compiler then says. */
const CLASSES: readonly [what: string, args: string, offered: string, words: string][] = [
    ["nothing has drifted", "ProvisioningKeyArgs", "ProvisioningKey", ""],
    [
        "an argument has another type",
        'Omit<ProvisioningKeyArgs, "maxUsage"> & { maxUsage: string }',
        "ProvisioningKey",
        "arguments and definition differ in",
    ],
    [
        "an argument is no longer optional",
        'Omit<ProvisioningKeyArgs, "enabled"> & { enabled: boolean }',
        "ProvisioningKey",
        "arguments and definition differ in",
    ],
    [
        "an argument is missing",
        'Omit<ProvisioningKeyArgs, "expiresAt">',
        "ProvisioningKey",
        "arguments and definition differ in",
    ],
    [
        "an output has another type",
        "ProvisioningKeyArgs",
        'Omit<ProvisioningKey, "maxUsage"> & { maxUsage: pulumi.Output<string> }',
        "class and definition differ in",
    ],
    [
        "an output is missing",
        "ProvisioningKeyArgs",
        'Omit<ProvisioningKey, "provisioningKey">',
        "class and definition differ in",
    ],
    [
        "an argument takes resources of another type",
        'Omit<ProvisioningKeyArgs, "group"> & { group: ServerGroup | pulumi.Input<string> }',
        "ProvisioningKey",
        "arguments take other resources than the definition names in",
    ],
    [
        "an argument takes ids alone where the definition names a resource",
        'Omit<ProvisioningKeyArgs, "group"> & { group: pulumi.Input<string> }',
        "ProvisioningKey",
        "arguments take other resources than the definition names in",
    ],
];

/** Lookups whose result may differ from the definition, and in what. */
const RESULTS: [type: string, differs: string | undefined][] = [
    ["TypeFor<GetServerGroupResult, typeof serverGroup>", undefined],
    ['TypeFor<Omit<GetServerGroupResult, "createdAt">, typeof serverGroup>', "createdAt"],
    ["TypeFor<GetServerGroupResult & { health: string }, typeof serverGroup>", "health"],
    ['TypeFor<Omit<GetServerGroupResult, "createdAt"> & { createdAt?: number }, typeof serverGroup>', "createdAt"],
    ['TypeFor<Omit<GetServerGroupResult, "enabled"> & { enabled: string }, typeof serverGroup>', "enabled"],
    ["TypeFor<GetTrustedNetworkResult, typeof trustedNetwork>", undefined],
    ['TypeFor<Omit<GetTrustedNetworkResult, "cloud">, typeof trustedNetwork>', "cloud"],
];

/** Code that stands beside the classes. One program compiles all of it. */
const PROBES = {
    classes: `
        import type * as pulumi from "@pulumi/pulumi";
        import type { provisioningKey as definition } from "../../provider/zpa/provisioningKey";
        import type { PropertiesOf } from "../parity";
        import type { ProvisioningKey, ProvisioningKeyArgs } from "./provisioningKey";
        import type { ServerGroup } from "./serverGroup";
        export type Unused = [pulumi.Input<string>, ServerGroup];
        type P<Args, Class> = keyof PropertiesOf<Args, Class, typeof definition>;
        ${CLASSES.map(([, args, offered], at) => `export const case${at}: P<${args}, ${offered}> = "name";`).join("\n")}
    `,
    definitions: `
        import { z } from "zod";
        import { defineCloudConnector } from "../../provider/cloudConnector/client/define";
        import { defineZpa } from "../../provider/zpa/client/define";
        const shared = {
            type: "a:B",
            noun: { one: "b", many: "bs" },
            inputs: z.strictObject({ name: z.string() }),
            outputs: z.object({}),
            naturalKey: [],
            replaceOn: [],
            consequences: { create: "none", delete: "none", update: { name: "none" } } as const,
        };
        const fields = {};
        export const right = defineZpa({ ...shared, collection: { fields, endpoint: { path: "b", tenantWide: true } } });
        export const wrong = defineCloudConnector({
            ...shared,
            collection: { fields, endpoint: { path: "b", tenantWide: true } },
        });
    `,
    results: `
        import type { serverGroup } from "../../provider/zpa/serverGroup";
        import type { trustedNetwork } from "../../provider/zpa/trustedNetwork";
        import type { TypeFor } from "../parity";
        import type { GetServerGroupResult } from "./serverGroup";
        import type { GetTrustedNetworkResult } from "./trustedNetwork";
        ${RESULTS.map(([type], at) => `export const type${at}: ${type} = "type";`).join("\n")}
    `,
};

/** What the compiler says of each line of a probe that is wrong. */
let complaints: (probe: keyof typeof PROBES) => { line: string; said: string }[];

beforeAll(() => {
    const fileOf = (probe: string) => path.join(ROOT, `sdk/zpa/parity-probe-${probe}.ts`);
    const files = new Map(Object.entries(PROBES).map(([probe, code]) => [fileOf(probe), code]));
    const { config } = ts.readConfigFile(path.join(ROOT, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (name) => files.has(name) || fileExists(name);
    host.getSourceFile = (name, languageVersion, ...rest) => {
        const code = files.get(name);
        return code === undefined
            ? getSourceFile(name, languageVersion, ...rest)
            : ts.createSourceFile(name, code, languageVersion);
    };
    const program = ts.createProgram([...files.keys()], options, host);
    complaints = (probe) =>
        program.getSemanticDiagnostics(program.getSourceFile(fileOf(probe))).map(({ file, start = 0, messageText }) => {
            const line = file ? file.getLineAndCharacterOfPosition(start).line : 0;
            return {
                line: PROBES[probe].split("\n")[line] ?? "",
                said: ts.flattenDiagnosticMessageText(messageText, "\n"),
            };
        });
});

it.each(CLASSES)("when %s, the build says so", (what, _args, _offered, words) => {
    const at = CLASSES.findIndex(([each]) => each === what);
    const said = complaints("classes").filter(({ line }) => line.includes(`case${at}:`));
    expect(said.map((each) => /is not assignable to type '"(.+)"'/.exec(each.said)?.[1])).toEqual(words ? [words] : []);
});

it("when a definition sets what only the API of another product has, the build says so", () => {
    const said = complaints("definitions").map((each) => each.said);
    expect(said).toEqual([expect.stringContaining("'tenantWide' does not exist in type")]);
});

it("when the result of a lookup drifts from its definition, the build says so", () => {
    const differing = RESULTS.flatMap(([, differs], at) => (differs ? [`type${at} ${differs}`] : []));
    const said = complaints("results").map(({ line, said }) =>
        [/type\d+/.exec(line)?.[0], /differ in": "(\w+)"/.exec(said)?.[1]].join(" "),
    );
    expect(said).toEqual(differing);
});
