import { Command, InvalidArgumentError } from "commander";
import type { Choice, Selection, Source, VIEWS } from "../../views";
import { withExitCode } from "../failing";
import { several } from "../several";
import { withUpgrades } from "./late";
import { configOf, membersBefore, readingOf, type SourceOptions, upgradesOf, withSourceOptions } from "./source";

type View = (typeof VIEWS)[number];
type ViewsModule = typeof import("../../views");

interface Options extends SourceOptions {
    readonly columns?: readonly string[];
    readonly wide?: true;
    readonly filter?: readonly string[];
    readonly search?: string;
    readonly sort?: string;
    readonly limit?: number;
    readonly page?: number;
    readonly json?: true;
    readonly csv?: true;
    readonly before?: string;
}

/** Of a terminal that does not say it. */
const USUAL_WIDTH = 80;

/** Names and descriptions of the commands, so that the others start without the views. */
const COMMANDS: Readonly<Record<string, string>> = {
    groups: "App Connector groups",
    connectors: "App Connectors",
    "cloud-connectors": "Cloud Connector groups and their connectors",
    "disaster-recovery":
        "App Connector groups, Private Service Edge groups and application segments that are designated for disaster recovery",
    rules: "Access rules, and rules of Cloud Connectors for traffic, DNS, and logs and control traffic",
};

/** `pulumi-zscaler groups` and its sisters: the tables of the console. */
export const viewCommands = (): Command[] => Object.keys(COMMANDS).map(viewCommand);

function viewCommand(name: string): Command {
    const command = withSourceOptions(new Command(name).description(`List: ${COMMANDS[name]}`))
        .option("--columns <names>", "columns, separated by commas (default: those that the console shows)", words)
        .option("--wide", "every column, and what is within each row")
        .option("--filter <column=value>", "only rows with this value; * stands for anything; can be repeated", several)
        .option("--search <text>", "only rows with this text in any column, or within the row")
        .option("--sort <column>", "sort by a column; -COLUMN for the other direction")
        .option("--limit <number>", "most rows (default: all)", count)
        .option("--page <number>", "another page, with --limit rows or 100", count)
        .option("--json", "print JSON with every column, or those of --columns")
        .option("--csv", "print comma-separated values");
    if (name === "cloud-connectors")
        command.option("--before <file>", "an earlier output of --live --json, to tell which connector replaced which");
    return command
        .addHelpText("after", () => {
            const columns = viewOf(load(), name).columns.map(({ key }) => key);
            return `
Columns: ${columns.join(", ")}

Examples:
  pulumi-zscaler ${name} --stack dev
  pulumi-zscaler ${name} --live --wide
  pulumi-zscaler ${name} --filter 'name=Branch *' --sort -name --csv

It reads only. Exit codes: 0 done, 3 credentials are missing or refused, 8 cancelled, 1 other failures.`;
        })
        .action((options: Options) => withExitCode(() => run(name, options)));
}

async function run(name: string, options: Options): Promise<number> {
    const views = load();
    const view = viewOf(views, name);
    // Everything that can be wrong with the command line is said before any call.
    const choice = choiceOf(views, options);
    const { types, late } = views.needsOf(view, choice);
    const before = options.before === undefined ? undefined : membersBefore(options.before);
    const config = options.live ? configOf(options) : Promise.resolve(() => undefined);
    const needsPlaces = views.columnsOf(view, choice).some(({ key }) => ["resource", "declaredAt"].includes(key));
    const { source, exitCode } = await readingOf(options, { types, needsPlaces }, config);
    const known: Source = before === undefined ? source : { ...source, before };
    const selectedOf = (from: Source) => views.selected(view, new views.Tenant(from), choice);
    const all = await withUpgrades(known, options.live ? late : "none", selectedOf, (ids) => upgradesOf(ids, config));
    print(views, selectedOf(all), all, options);
    return exitCode;
}

function choiceOf(views: ViewsModule, options: Options): Choice {
    const { columns, wide, json, csv, filter = [], search, sort, limit, page } = options;
    if (json && csv) throw new views.ChoiceError("--json and --csv cannot be combined; set only one of them");
    return {
        columns,
        isWide: wide ?? json ?? false,
        filters: filter.map(views.filterIn),
        search,
        sort: sort === undefined ? undefined : views.sortIn(sort),
        limit,
        page,
    };
}

function print(views: ViewsModule, selection: Selection, source: Source, { json, csv, wide }: Options): void {
    const { stdout } = process;
    if (json) stdout.write(views.json(selection, source));
    else if (csv) stdout.write(views.commaSeparated(selection));
    else if (!stdout.isTTY) stdout.write(views.tabSeparated(selection));
    else {
        const columns = Number(process.env.COLUMNS);
        // A terminal that does not say its width has none.
        const width = Number.isInteger(columns) && columns > 0 ? columns : stdout.columns || USUAL_WIDTH;
        const hasColor = !process.env.NO_COLOR && process.env.TERM !== "dumb";
        stdout.write(views.tableFor({ width, hasColor }, selection, wide === true));
        console.error(footer(selection, source));
    }
}

function footer({ rows, total, before }: Selection, { title, isLive }: Source): string {
    const shown = rows.length === total ? `${total}` : `${before + 1}-${before + rows.length} of ${total}`;
    const from = isLive ? "read from the tenant" : `from the state of ${title}; --live reads the tenant`;
    return `${rows.length === 0 ? `0 of ${total}` : shown} ${total === 1 ? "row" : "rows"}, ${from}`;
}

/** Late, so that the other commands start without them. */
function load(): ViewsModule {
    return require("../../views");
}

function viewOf({ VIEWS: all }: ViewsModule, name: string): View {
    const view = all.find((each) => each.name === name);
    if (!view) throw new Error(`there is no view ${name}`);
    return view;
}

const words = (value: string): string[] => value.split(",").map((word) => word.trim());

function count(value: string): number {
    if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
    throw new InvalidArgumentError("use a whole number from 1");
}
