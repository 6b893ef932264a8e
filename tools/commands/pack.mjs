import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pack } from "../setup/pack.mjs";
import { work } from "../setup/paths.mjs";

/** Writes the tarball that a release publishes, and says where. */
export async function packCommand() {
    const folder = join(work, "package");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    console.log(await pack(folder));
    return 0;
}

/** The clone's own manifest is not for those who install the package. */
export async function refuseToPublish() {
    console.error("Publish the tarball that npm run pack writes: npm publish .work/package/pulumi-zscaler-VERSION.tgz");
    return 1;
}
