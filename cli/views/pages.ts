import { writeFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { withExitCode } from "../failing";
import { configOf, readingOf, type SourceOptions, withSourceOptions } from "./source";

type Pages = typeof import("../../views/page");

interface Options extends SourceOptions {
    readonly focus?: string;
    readonly editor: string;
    readonly root?: string;
    readonly out?: string;
}

/** URLs that open a file in an editor. */
const EDITORS: Readonly<Record<string, string | undefined>> = {
    vscode: "vscode://file{path}:{line}",
    "vscode-insiders": "vscode-insiders://file{path}:{line}",
    cursor: "cursor://file{path}:{line}",
    jetbrains: "jetbrains://idea/navigate/reference?path={path}:{line}",
    none: undefined,
};

/** `pulumi-zscaler map`: connectors' groups by place, as one page. */
export function mapCommand(): Command {
    const command = new Command("map").description("Write a page with a map of the groups, and a table of the same");
    return withPageOptions(command).action((options: Options) => withExitCode(() => run("map", options)));
}

/** `pulumi-zscaler graph`: what needs what, as one page. */
export function graphCommand(): Command {
    const command = new Command("graph")
        .description("Write a page with a graph of what needs what, and a table of the same")
        .option("--focus <name>", "open with this object, what it needs, and what needs it, by two steps");
    return withPageOptions(command).action((options: Options) => withExitCode(() => run("graph", options)));
}

function withPageOptions(command: Command): Command {
    return withSourceOptions(command)
        .option("--out <file>", "where to write the page (default: standard output)")
        .option(
            "--editor <editor>",
            `links to the program open ${Object.keys(EDITORS).join(", ")}, or a URL with {path} and {line}`,
            editorUrl,
            EDITORS.vscode,
        )
        .option("--root <folder>", "folder of the project, for these links (default: this folder)")
        .addHelpText(
            "after",
            `
Examples:
  pulumi-zscaler ${command.name()} --stack dev --out ${command.name()}.html
  pulumi-zscaler ${command.name()} --live --editor cursor > ${command.name()}.html

The page is one file that requests nothing. Exit codes: 0 done, 3 credentials are missing or refused, 8 cancelled, 1 other failures.`,
        );
}

async function run(kind: "map" | "graph", options: Options): Promise<number> {
    const pages: Pages = require("../../views/page");
    const { Tenant }: typeof import("../../views") = require("../../views");
    const config = options.live ? configOf(options) : Promise.resolve(() => undefined);
    const types = kind === "map" ? pages.MAP_TYPES : pages.GRAPH_TYPES;
    const { source, exitCode } = await readingOf(options, { types, needsPlaces: true }, config);
    const tenant = new Tenant(source);
    const root = (options.root ?? process.cwd()).replaceAll("\\", "/").replace(/^(?=[A-Za-z]:)/, "/");
    const page = { of: source.title, editor: options.editor || undefined, root };
    const text =
        kind === "map"
            ? pages.mapPage(pages.mapOf(tenant), page)
            : pages.graphPage(pages.graphOf(tenant, options.focus), page);
    if (options.out === undefined) process.stdout.write(text);
    else writeFileSync(options.out, text);
    return exitCode;
}

/** Only what opens a program, never what runs in the page. */
function editorUrl(value: string): string {
    if (Object.hasOwn(EDITORS, value)) return EDITORS[value] ?? "";
    const isUrl = /^[a-z][a-z0-9+.-]*:\/\//.test(value) && !/^(javascript|data|vbscript|blob|file):/.test(value);
    if (isUrl && value.includes("{path}") && value.includes("{line}")) return value;
    throw new InvalidArgumentError(`use ${Object.keys(EDITORS).join(", ")}, or a URL with {path} and {line}`);
}
