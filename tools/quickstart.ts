import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { EmulatorControl } from "pulumi-zscaler/emulator";
import { exampleOf } from "./example/catalog";
import { accessEnvironment, attach, type EmulatorProcess, startEmulatorProcess } from "./example/emulatorProcess";
import { howToGoOn } from "./example/run";
import { ExampleStack } from "./example/stack";
import { type Found, objectsOf, table, without } from "./example/tenant";
import { program } from "./program";

const FOLDER = path.resolve(__dirname, "../.work/quickstart");
const LEFT_RUNNING = path.join(FOLDER, "emulator.json");
const BEGINNING = path.join(FOLDER, "beginning.json");

const whatNext = ({ bin }: ExampleStack) => `The tenant is kept in .work/quickstart. From here:
  See it again, or run the program after a change to examples/quickstart/index.ts:
    npm run quickstart
  Work on it with the Pulumi CLI and see the tenant in a browser; the emulator is then left running:
    npm run quickstart -- --keep
  Run the same program against your own tenant (where these come from: README.md):
    export PATH="${bin}:$PATH"
    export ZSCALER_VANITY_DOMAIN=... ZSCALER_CLIENT_ID=... ZSCALER_CLIENT_SECRET=... ZPA_CUSTOMER_ID=...
    cd examples/quickstart && pulumi stack init production && pulumi up
  Start over:
    rm -r .work/quickstart`;

/** The first contact: the example's program on the real engine, against an emulator whose tenant stays. */
async function main(): Promise<void> {
    const { values } = parseArgs({ options: { keep: { type: "boolean", default: false } } });
    const running = await attach(LEFT_RUNNING);
    if (running) {
        await bringUp(running, howToGoOn);
        return;
    }
    const emulator = await startEmulatorProcess(FOLDER, ...(values.keep ? ["--console"] : []));
    let kept = false;
    try {
        await bringUp(emulator, values.keep ? howToGoOn : whatNext);
        kept = values.keep;
    } finally {
        if (kept) emulator.leave(LEFT_RUNNING);
        else await emulator.stop();
    }
}

type Running = Pick<EmulatorProcess, "access" | "control" | "pid">;

async function bringUp(emulator: Running, advice: (stack: ExampleStack, emulator: Running) => string) {
    const before = await atTheBeginning(emulator.control);
    const stack = await ExampleStack.open(exampleOf("quickstart"), FOLDER, accessEnvironment(emulator.access));
    await stack.up();
    const made = without(await objectsOf(emulator.control), before);
    console.log(`\nIn the tenant now:\n${table(made)}\n\n${advice(stack, emulator)}`);
}

/** What every tenant begins with, remembered from the first run. */
async function atTheBeginning(control: EmulatorControl): Promise<Found[]> {
    if (!existsSync(BEGINNING)) writeFileSync(BEGINNING, JSON.stringify(await objectsOf(control)));
    return JSON.parse(readFileSync(BEGINNING, "utf8"));
}

program(main);
