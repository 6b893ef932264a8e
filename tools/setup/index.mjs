import { build } from "./build.mjs";
import { dependencies } from "./dependencies.mjs";
import { pulumiEnvironment } from "./environment.mjs";
import { writeIndexes } from "./indexes.mjs";
import { exclusively } from "./lock.mjs";
import { work } from "./paths.mjs";
import { pulumiCli } from "./pulumiCli.mjs";
import { step } from "./step.mjs";

/** @typedef {"dependencies" | "build" | "pulumi"} Need */

/**
 * Makes the clone ready, skipping what is there.
 *
 * @param {readonly Need[]} needs
 * @returns {Promise<NodeJS.ProcessEnv>} the environment to run the command in
 */
export async function setUp(needs) {
    writeIndexes();
    if (needs.includes("dependencies")) {
        await step("dependencies", (progress) =>
            exclusively(`${work}/dependencies.lock`, dependencies, () => progress("waiting for another set-up")),
        );
    }
    if (needs.includes("build")) await step("build", build);
    if (!needs.includes("pulumi")) return pulumiEnvironment(work);
    let bin = "";
    await step("Pulumi CLI", async (progress) => {
        const found = await pulumiCli(progress);
        bin = found.bin;
        return found.remark;
    });
    return pulumiEnvironment(work, bin);
}
