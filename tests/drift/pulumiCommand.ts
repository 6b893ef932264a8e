import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "../onTestFinished";
import type { DriftingTenant } from "./driftingTenant";

/**
 * A folder with a command that says of a stack what the Pulumi CLI does, and refuses all else.
 *
 * @param secrets Settings that are secret, beside the credential.
 */
export function pulumiOf(tenant: DriftingTenant, secrets: Record<string, string> = {}): string {
    const folder = mkdtempSync(path.join(tmpdir(), "drift-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const settings = Object.entries({ ...tenant.settings, ...secrets });
    const config = Object.fromEntries(
        settings.map(([key, value]) => [key, { value, secret: key.endsWith("ecret") || key in secrets }]),
    );
    const exported = tenant.exported();
    const answers = {
        "stack export": exported,
        "stack export --show-secrets": exported,
        "config --show-secrets --json": config,
    };
    const program = `#!${process.execPath}
        const answers = ${JSON.stringify(answers)};
        const words = process.argv.slice(2).join(" ").replace(/ --stack dev$/, "");
        if (!(words in answers)) { console.error("error: no stack named " + words); process.exit(6); }
        process.stdout.write(JSON.stringify(answers[words]));`;
    writeFileSync(path.join(folder, "pulumi"), program);
    chmodSync(path.join(folder, "pulumi"), 0o755);
    return folder;
}
