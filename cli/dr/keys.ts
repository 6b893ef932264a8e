import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { KEY_BITS } from "../../sdk/disasterRecovery/publicKey";

/** As Zscaler's generator names them. */
const [PRIVATE, PUBLIC] = ["dr_privatekey.pem", "dr_publickey.pem"] as const;

/** `pulumi-zscaler dr keys`: a pair of keys in files, and nowhere else. */
export function keysCommand(): Command {
    return new Command("keys")
        .description("Make the pair of keys that signs activation records, in two files that only this user can read")
        .option("--folder <folder>", "where to write them", ".")
        .addHelpText(
            "after",
            `
Upload ${PUBLIC} in the console (Disaster Recovery > Settings) and in the app profiles of Client Connector.
Keep ${PRIVATE} in a vault, outside of Pulumi's state.`,
        )
        .action(run);
}

function run({ folder }: { folder: string }): void {
    const files = [PRIVATE, PUBLIC].map((name) => path.join(folder, name));
    const there = files.find((file) => existsSync(file));
    if (there) throw new Error(`${there} exists; move it away, or pass another --folder`);
    const pair = generateKeyPairSync("rsa", {
        modulusLength: KEY_BITS,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    mkdirSync(folder, { recursive: true });
    for (const [at, content] of [pair.privateKey, pair.publicKey].entries()) {
        // A file that has appeared meanwhile is not overwritten.
        writeFileSync(files[at] ?? "", content, { mode: 0o600, flag: "wx" });
        console.log(files[at]);
    }
}
