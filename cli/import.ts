import { execFileSync } from "node:child_process";
import { Command } from "commander";

/** `pulumi-zscaler import`: the file by which `pulumi import` takes over what exists. */
export function importCommand(): Command {
    return new Command("import")
        .description("Print the file by which `pulumi import --file` takes an existing object into a stack")
        .argument("<type>", "type of the resource, for example zpa:AppConnectorGroup")
        .argument("<name>", "name of the resource in the program")
        .argument("<id>", "id of the object; MICROTENANT_ID/ID for one in a microtenant")
        .addHelpText(
            "after",
            "\nSettings come from the environment (ZSCALER_CLIENT_ID and so on), else from the stack that is selected in this folder.",
        )
        .action(run);
}

async function run(type: string, name: string, reference: string): Promise<void> {
    // Loaded here, so that the other commands start without the provider and the engine's library.
    const { importEntry }: typeof import("../provider/importEntry") = require("../provider/importEntry");
    const { providerOf }: typeof import("../sdk/resource") = require("../sdk/resource");
    const { id, inputs, outputs } = await importEntry(type, reference, settings());
    const __provider = providerOf(type);
    const resource = {
        type: `pulumi-nodejs:dynamic/${type}`,
        name,
        id,
        inputs: { ...inputs, __provider },
        outputs: { ...outputs, __provider },
    };
    console.log(JSON.stringify({ resources: [resource] }, null, 4));
}

/** The selected stack is asked only when a setting is looked for, and at most once. */
function settings(): (key: string) => string | undefined {
    let stack: Record<string, { value?: string }> | undefined;
    return (key) => {
        stack ??= stackSettings();
        return stack[key]?.value;
    };
}

/** A folder without a project has no settings; what is missing then is reported with all the rest. */
function stackSettings(): Record<string, { value?: string }> {
    try {
        const output = execFileSync("pulumi", ["config", "--show-secrets", "--json"], {
            stdio: ["ignore", "pipe", "ignore"],
        });
        return JSON.parse(output.toString());
    } catch {
        return {};
    }
}
