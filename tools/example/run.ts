import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import type { Example } from "./catalog";
import { accessEnvironment, type EmulatorProcess, startEmulatorProcess } from "./emulatorProcess";
import { ExampleStack, type Print, type Runner } from "./stack";
import { changed, type Found, objectsOf, table, without } from "./tenant";
import { WORLDS, type World } from "./worlds";

const RUNS = path.resolve(__dirname, "../../.work/examples");

/** How to run an example. */
export interface RunOptions {
    /** Leave tenant and stack as the program made them, and the emulator running. @default false */
    keep?: boolean;
    /** Without a preview before the first update. @default false */
    quick?: boolean;
    /** Further variables of the CLI and of what it starts. @default none */
    variables?: Record<string, string>;
    /** @default the terminal */
    print?: Print;
    /** Runs the commands of the CLI that the engine does, if `print` is set. @default each as a process of its own */
    runner?: Runner;
    /** What others have made in the stack's own tenant: it has to outlive the program as it is. @default nothing */
    neighbours?(tenant: EmulatorProcess): Promise<void>;
    /** Looks at what the program made, before it is destroyed. @default nobody does */
    look?(run: Running): Promise<void>;
}

/** An example that is up. */
export interface Running {
    stack: ExampleStack;
    /** Where the program declares objects: the stack's own tenant first. */
    tenants: EmulatorProcess[];
}

/**
 * Runs an example from end to end on a fresh emulator: it comes up, a preview that refreshes shows no change, it is
 * destroyed and the tenant is as before.
 *
 * @returns what the program added to the tenants
 * @throws {Error} when any of that does not hold
 */
export async function runExample(
    example: Example,
    { keep = false, quick = false, variables: more, print, runner, neighbours, look }: RunOptions = {},
): Promise<Found[]> {
    const say = print ?? ((text: string) => process.stdout.write(text));
    mkdirSync(RUNS, { recursive: true });
    const folder = mkdtempSync(path.join(RUNS, `${example.name}-`));
    const tenants: EmulatorProcess[] = [];
    const open = async (...flags: string[]) => {
        const tenant = await startEmulatorProcess(path.join(folder, `emulator-${tenants.length + 1}`), ...flags);
        tenants.push(tenant);
        return tenant;
    };
    let kept = false;
    try {
        const {
            flags = [],
            destroyFlags = [],
            begin,
            meanwhile,
            end,
            isTarget,
            after,
        }: World = WORLDS[example.name] ?? {};
        const tenant = await open(...flags, ...(keep ? ["--console"] : []));
        const variables = {
            ...accessEnvironment(tenant.access),
            ...more,
        };
        const stack = await ExampleStack.open(example, folder, variables, print, runner);
        await stack.configure((await begin?.(tenant, open)) ?? {});
        await neighbours?.(tenant);
        const before = await objectsOfEach(tenants);
        const ended = new AbortController();
        const up = stack.up(...(quick ? ["--skip-preview"] : [])).finally(() => ended.abort());
        await Promise.all([up, meanwhile?.(tenant, ended.signal)]);
        await stack.run("preview", "--refresh", "--expect-no-changes");
        const made = difference(await objectsOfEach(tenants), before);
        for (const [index, { access }] of tenants.entries()) {
            say(`\nIn tenant ${access.customerId} now:\n${table(made[index] ?? [])}\n`);
        }
        await look?.({ stack, tenants });
        if (keep) {
            say(`\n${howToGoOn(stack, ...tenants)}\n`);
            kept = true;
            return made.flat();
        }
        await end?.(tenant);
        await stack.destroy("--skip-preview", ...destroyFlags);
        await after?.(tenant);
        refuseDifferences(before, await objectsOfEach(tenants), isTarget);
        say("\nThe tenant is as it was before.\n");
        return made.flat();
    } finally {
        if (kept) {
            for (const tenant of tenants) tenant.leave(path.join(folder, `${tenant.pid}.json`));
        } else {
            await Promise.all(tenants.map((tenant) => tenant.stop()));
            rmSync(folder, { recursive: true, force: true });
        }
    }
}

function objectsOfEach(tenants: EmulatorProcess[]): Promise<Found[][]> {
    return Promise.all(tenants.map(({ control }) => objectsOf(control)));
}

/** @throws {Error} that names what destroying has left, and what of others it has taken or changed */
function refuseDifferences(before: Found[][], after: Found[][], isTarget = (_found: Found) => false): void {
    const left = difference(after, before).flat();
    if (left.length > 0) throw new Error(`destroyed, but the tenant still holds:\n${table(left)}`);
    const gone = difference(before, after)
        .flat()
        .filter((found) => !isTarget(found));
    if (gone.length > 0) throw new Error(`destroyed, together with objects that existed before:\n${table(gone)}`);
    const touched = after
        .flatMap((objects, index) => changed(objects, before[index] ?? []))
        .filter((found) => !isTarget(found));
    if (touched.length > 0)
        throw new Error(`destroyed, but objects that existed before have changed:\n${table(touched)}`);
}

/** What each tenant holds in one list and not in the other. */
function difference(now: Found[][], before: Found[][]): Found[][] {
    return now.map((objects, index) => without(objects, before[index] ?? []));
}

/** For a person who wants to work on with a stack whose emulator has been left running. */
export function howToGoOn(stack: ExampleStack, ...tenants: Pick<EmulatorProcess, "access" | "pid">[]): string {
    const environment = path.relative(process.cwd(), stack.writeEnvironment());
    const folder = path.relative(process.cwd(), stack.folder);
    return [
        "The emulator is still running. To continue with the Pulumi CLI:",
        `  source ${environment}`,
        `  cd ${folder}`,
        "  pulumi preview",
        "  pulumi stack output --show-secrets",
        ...tenants.flatMap(({ access: { consoleUrl } }) =>
            consoleUrl === undefined ? [] : ["To see the tenant in a browser:", `  ${consoleUrl}`],
        ),
        "To end it:",
        `  kill ${tenants.map(({ pid }) => pid).join(" ")}`,
        `  rm -r ${folder}`,
    ].join("\n");
}
