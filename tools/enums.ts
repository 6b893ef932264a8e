import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Sdk } from "../emulator/clouds/schema/sdk";
import { enumsIn } from "./enums/model";
import { propose } from "./enums/propose";
import { program } from "./program";

const ROOT = path.resolve(__dirname, "..");
const USAGE = `npm run enums -- TOKEN MODEL SHAPE

  TOKEN  resource of an SDK, such as aws:ec2/launchTemplate:LaunchTemplate
  MODEL  file or URL of the vendor's API model: service-2.json of botocore, or a discovery document of Google
  SHAPE  what the API takes for it, such as RequestLaunchTemplateData`;

async function main(): Promise<void> {
    const { positionals } = parseArgs({ allowPositionals: true, options: {} });
    const [token, model, shape] = positionals;
    if (token === undefined || model === undefined || shape === undefined) throw new Error(USAGE);
    const packageName = `@pulumi/${token.split(":")[0]}`;
    const sdk = Sdk.find(packageName, ROOT);
    if (!sdk) throw new Error(`${packageName} is not installed`);
    const { lines, known, missing } = propose(sdk, token, enumsIn(JSON.parse(await textOf(model)), shape));
    console.log(`lists of ${token}, from ${shape}:\n`);
    for (const line of lines) console.log(`    ${line}`);
    if (lines.length === 0) console.log("    nothing to add");
    console.log(`\n${sdk.packageName} ${sdk.version} has lists for: ${known.join(", ") || "none of them"}`);
    console.log(`without an input: ${missing.join(", ") || "none of them"}`);
}

async function textOf(model: string): Promise<string> {
    if (!/^https?:/.test(model)) return readFileSync(model, "utf8");
    const response = await fetch(model);
    if (!response.ok) throw new Error(`${model} answers ${response.status} ${response.statusText}`);
    return response.text();
}

program(main);
