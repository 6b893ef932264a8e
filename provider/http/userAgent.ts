import { createRequire } from "node:module";
import { z } from "zod";

/** By the package's own name, because the way there differs between sources and what is shipped. */
const manifest: unknown = createRequire(__filename)("pulumi-zscaler/package.json");

/** Who is calling, for the service's logs. */
export const USER_AGENT = `pulumi-zscaler/${z.object({ version: z.string() }).parse(manifest).version}`;
