/** Loaded into the provider's process: keeps writing how much of the processor it has used, as the engine ends it without a word. */
const { writeFileSync } = require("node:fs");
const path = require("node:path");

const folder = process.env.BENCH_PROCESSOR ?? "";

function write() {
    const { user, system } = process.cpuUsage();
    writeFileSync(path.join(folder, String(process.pid)), String((user + system) / 1e6));
}

if (folder && process.argv[1]?.includes("dynamic-provider")) {
    setInterval(write, 50).unref();
    process.on("exit", write);
}
