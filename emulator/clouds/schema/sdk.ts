import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Declarations, type Shape } from "./declarations";

/** What the SDK declares of a resource. */
export interface ResourceSchema {
    readonly inputs: Shape;
    readonly outputs: Shape;
    /** Outputs that the SDK marks as secret. */
    readonly secretOutputs: ReadonlySet<string>;
}

/** What the SDK declares of a function, which reads what exists. */
export interface FunctionSchema {
    readonly args: Shape;
    readonly result: Shape;
}

/** By folder and version, as an installed version does not change: emulators of one process read its declarations once. */
const installed = new Map<string, Sdk>();

const NONE: Shape = new Map();
const SECRET_OUTPUTS = /additionalSecretOutputs: (\[[^\]]*\])/;

/**
 * The schema of a cloud, read from the TypeScript declarations of its Pulumi SDK as it is installed beside the program:
 * what is checked is the version that the program uses. Files are read when something in them is asked for.
 */
export class Sdk {
    readonly #files = new Map<string, Declarations>();
    readonly #modules = new Map<string, string>();
    readonly #enums = new Map<string, ReadonlySet<string>>();

    private constructor(
        /** Name of the npm package. */
        readonly packageName: string,
        readonly version: string,
        private readonly folder: string,
    ) {}

    /**
     * @param from a folder of the program; the package is searched as Node would from there
     * @returns nothing when the package is not installed
     */
    static find(packageName: string, from: string): Sdk | undefined {
        try {
            const manifest = createRequire(join(from, "package.json")).resolve(`${packageName}/package.json`);
            const { version }: { version: string } = JSON.parse(readFileSync(manifest, "utf8"));
            const key = `${manifest}@${version}`;
            const sdk = installed.get(key) ?? new Sdk(packageName, version, dirname(manifest));
            installed.set(key, sdk);
            return sdk;
        } catch (error) {
            if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return undefined;
            throw error;
        }
    }

    /** @param token such as `aws:ec2/launchTemplate:LaunchTemplate` or `azure-native:compute:VirtualMachine` */
    resource(token: string): ResourceSchema | undefined {
        const file = this.#fileOf(token);
        const name = lastPart(token);
        const inputs = file && this.#declarations(`${file}.d.ts`).shape(`${name}Args`);
        const outputs = file && this.#declarations(`${file}.d.ts`).shape(name);
        if (!inputs || !outputs) return undefined;
        const [, list = "[]"] = SECRET_OUTPUTS.exec(this.#read(`${file}.js`)) ?? [];
        const secretOutputs: string[] = JSON.parse(list);
        return { inputs, outputs, secretOutputs: new Set(secretOutputs) };
    }

    /** @param token such as `aws:ec2/getAmi:getAmi` */
    function(token: string): FunctionSchema | undefined {
        const file = this.#fileOf(token);
        if (!file) return undefined;
        const name = lastPart(token);
        const declared = this.#declarations(`${file}.d.ts`);
        const prefix = name.charAt(0).toUpperCase() + name.slice(1);
        const result = declared.shape(`${prefix}Result`);
        return result && { args: declared.shape(`${prefix}Args`) ?? NONE, result };
    }

    /** @param name of an object type, such as `inputs.ec2.LaunchTemplateMonitoring` */
    shape(name: string): Shape {
        const side = name.startsWith("inputs.") ? "input" : "output";
        return this.#declarations(`types/${side}.d.ts`).shape(name.slice(name.indexOf(".") + 1)) ?? NONE;
    }

    /** @param name of an enum type, such as `compute.CachingTypes` */
    enum(name: string): ReadonlySet<string> {
        const known = this.#enums.get(name);
        if (known) return known;
        const parts = name.split(".");
        const constant = parts.pop();
        const text = this.#read(join("types/enums", ...parts, "index.d.ts"));
        const [, body = ""] = new RegExp(`declare const ${constant}: \\{([^}]*)\\}`).exec(text) ?? [];
        const values = new Set(Array.from(body.matchAll(/: "((?:[^"\\]|\\.)*)";/g), ([, value = ""]) => value));
        this.#enums.set(name, values);
        return values;
    }

    /** The file of a token, without ending. Its name does not follow from the token; the index of the folder names it. */
    #fileOf(token: string): string | undefined {
        const [, module = "", name = ""] = token.split(":");
        const folder = [module, dirname(module)].find((path) => existsSync(join(this.folder, path, "index.js")));
        const home = module.startsWith("index/") ? "." : folder;
        if (home === undefined) return undefined;
        const [, file] =
            new RegExp(`\\["${name}"[^\\]]*\\], \\(\\) => require\\("\\./([^"]+)"\\)`).exec(this.#index(home)) ?? [];
        return file === undefined ? undefined : join(home, file);
    }

    #index(folder: string): string {
        const known = this.#modules.get(folder);
        if (known !== undefined) return known;
        const text = this.#read(join(folder, "index.js"));
        this.#modules.set(folder, text);
        return text;
    }

    #declarations(path: string): Declarations {
        const known = this.#files.get(path);
        if (known) return known;
        const declarations = new Declarations(this.#read(path));
        this.#files.set(path, declarations);
        return declarations;
    }

    #read(path: string): string {
        return readFileSync(join(this.folder, path), "utf8");
    }
}

function lastPart(token: string): string {
    return token.slice(token.lastIndexOf(":") + 1);
}
