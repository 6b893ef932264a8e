// Runs straight after `git clone`: only what every Node understands may stand here, and nothing is loaded before the version is known to do.
import { nodeComplaint } from "./setup/nodeVersion.mjs";

const complaint = nodeComplaint(process.versions.node);
if (complaint) {
    console.error(complaint);
    process.exitCode = 1;
} else {
    import("./commands/index.mjs").then((commands) => commands.main(process.argv.slice(2)));
}
