import { createRequire } from "node:module";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import ts from "typescript";
import type { Known } from "../../importing/model";
import type { Program } from "../../importing/program";
import type { Values } from "../../provider/contract/values";
import { copyOf } from "../../provider/contract/values";
import { typeOf } from "../../sdk/typeToken";

/** A resource that a program has declared. */
export interface Registered {
    readonly type: string;
    readonly name: string;
    readonly inputs: Values;
}

const fromHere = createRequire(__filename);
const OPTIONS: ts.CompilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };

/** Runs a generated program under mocks: every resource has the id of its object, and lookups find what is known. */
export async function evaluated({ files, resources }: Program, known: readonly Known[]): Promise<Registered[]> {
    const ids = new Map(resources.map(({ object, name }) => [`${object.type} ${name}`, object.id]));
    const registered: Registered[] = [];
    await pulumi.runtime.setMocks({
        newResource({ type: token, name, inputs }) {
            const type = typeOf(token) ?? token;
            const shown = copyOf(
                inputs,
                (key, value) => !key.startsWith("__") && value !== undefined && value !== null,
            );
            if (typeOf(token)) registered.push({ type, name, inputs: shown });
            return { id: ids.get(`${type} ${name}`) ?? `no object is ${type} ${name}`, state: inputs };
        },
        call({ token, inputs }) {
            const { name, ...where } = inputs;
            const type = token.replace(":get", ":");
            const found = known.filter(
                (each) =>
                    each.type === type &&
                    each.called === name &&
                    (each.within === undefined || where[each.within.property] === each.within.id),
            );
            // A mock that throws would leave the program waiting.
            return { id: found.length === 1 ? found[0]!.id : `${found.length} objects are named ${name}`, name };
        },
    });
    const modules = new Map<string, { exports: object }>();
    const load = (name: string): object => {
        const before = modules.get(name);
        if (before) return before.exports;
        const code = files.get(`${name}.ts`);
        if (code === undefined) throw new Error(`there is no file ${name}`);
        const module = { exports: {} };
        modules.set(name, module);
        const { outputText } = ts.transpileModule(code, { compilerOptions: OPTIONS });
        new Function("exports", "require", "module", outputText)(
            module.exports,
            (wanted: string) => {
                if (wanted === "pulumi-zscaler") return zscaler;
                return wanted.startsWith("./") ? load(path.basename(wanted)) : fromHere(wanted);
            },
            module,
        );
        return module.exports;
    };
    load("index");
    await pulumi.runtime.disconnect();
    return registered;
}
