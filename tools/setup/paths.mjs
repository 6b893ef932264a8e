import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The clone. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Everything that runs leave behind in the clone; git ignores it and deleting it is always safe. */
export const work = join(root, ".work");

/** The one folder outside the clone that is written to, so that the next clone need not build the Pulumi CLI again. */
export function cacheFolder(environment = process.env, platform = process.platform) {
    if (platform === "win32") {
        return join(environment.LOCALAPPDATA || join(homedir(), "AppData", "Local"), "pulumi-zscaler");
    }
    return join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-zscaler");
}
