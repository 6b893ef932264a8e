import path from "node:path";
import { expect, it } from "@jest/globals";
import ts from "typescript";

const ROOT = path.resolve(__dirname, "../..");

/** What the compiler says of a list of properties, when arguments or class differ from the definition. */
function complaints(args: string, offered: string): string {
    return complaintsAbout(`
        import type * as pulumi from "@pulumi/pulumi";
        import type { provisioningKey as definition } from "../../provider/zpa/provisioningKey";
        import type { PropertiesOf } from "../parity";
        import type { ProvisioningKey, ProvisioningKeyArgs } from "./provisioningKey";
        import type { ServerGroup } from "./serverGroup";
        type Args = ${args};
        type Class = ${offered};
        export const properties: keyof PropertiesOf<Args, Class, typeof definition> = "name";
        export type Unused = [pulumi.Input<string>, ServerGroup];
    `);
}

function complaintsAbout(code: string): string {
    const file = path.join(ROOT, "sdk/zpa/parity-probe.ts");
    const { config } = ts.readConfigFile(path.join(ROOT, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (name) => name === file || fileExists(name);
    host.getSourceFile = (name, languageVersion, ...rest) =>
        name === file
            ? ts.createSourceFile(name, code, languageVersion)
            : getSourceFile(name, languageVersion, ...rest);
    const program = ts.createProgram([file], options, host);
    const found = program.getSemanticDiagnostics(program.getSourceFile(file));
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")).join("\n");
}

it.each([
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
])("when %s, the build says so", (_what, args, offered, words) => {
    const said = complaints(args, offered);
    if (words) expect(said).toContain(words);
    else expect(said).toBe("");
});

it("when the result of a lookup drifts from its definition, the build says so", () => {
    const rows: [type: string, differs: string | undefined][] = [
        ["TypeFor<GetServerGroupResult, typeof serverGroup>", undefined],
        ['TypeFor<Omit<GetServerGroupResult, "createdAt">, typeof serverGroup>', "createdAt"],
        ["TypeFor<GetServerGroupResult & { health: string }, typeof serverGroup>", "health"],
        ['TypeFor<Omit<GetServerGroupResult, "createdAt"> & { createdAt?: number }, typeof serverGroup>', "createdAt"],
        ['TypeFor<Omit<GetServerGroupResult, "enabled"> & { enabled: string }, typeof serverGroup>', "enabled"],
        ["TypeFor<GetTrustedNetworkResult, typeof trustedNetwork>", undefined],
        ['TypeFor<Omit<GetTrustedNetworkResult, "cloud">, typeof trustedNetwork>', "cloud"],
    ];
    const said = complaintsAbout(`
        import type { serverGroup } from "../../provider/zpa/serverGroup";
        import type { trustedNetwork } from "../../provider/zpa/trustedNetwork";
        import type { TypeFor } from "../parity";
        import type { GetServerGroupResult } from "./serverGroup";
        import type { GetTrustedNetworkResult } from "./trustedNetwork";
        ${rows.map(([type], at) => `export const type${at}: ${type} = "type";`).join("\n")}
    `);
    const differing = rows.flatMap(([, differs]) => (differs ? [`differ in": "${differs}"`] : []));
    expect(said.split("\n").map((line) => /differ in": "\w+"/.exec(line)?.[0])).toEqual(differing);
});
