import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";

const ROOT = path.resolve(__dirname, "../../..");

/** Packages of clouds that a program has loaded after it required this. */
function cloudsLoadedBy(specifier: string): string[] {
    const script = `require("${specifier}"); console.log(JSON.stringify(Object.keys(require.cache)))`;
    const files: string[] = JSON.parse(execFileSync(process.execPath, ["-e", script], { cwd: ROOT, encoding: "utf8" }));
    const names = files.flatMap((file) => /@pulumi[\\/](aws|azure-native|gcp)[\\/]/.exec(file)?.[1] ?? []);
    return [...new Set(names)];
}

it("a program loads the SDK of a cloud only with the components of that cloud", () => {
    expect(cloudsLoadedBy("pulumi-zscaler")).toEqual([]);
    expect(cloudsLoadedBy("pulumi-zscaler/emulator")).toEqual([]);
    expect(cloudsLoadedBy("pulumi-zscaler/aws")).toEqual(["aws"]);
    expect(cloudsLoadedBy("pulumi-zscaler/azure")).toEqual(["azure-native"]);
    expect(cloudsLoadedBy("pulumi-zscaler/gcp")).toEqual(["gcp"]);
});

it("the components import folders of an SDK, never all of it: types of all of it cost a program seconds", () => {
    const folders = ["aws", "azure", "gcp", "deployment"].map((folder) => path.join(ROOT, "dist/sdk", folder));
    const files = folders.flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
    );
    const sources = files.filter((file) => /\.(js|d\.ts)$/.test(file)).map((file) => readFileSync(file, "utf8"));
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter((text) => /["']@pulumi\/(aws|azure-native|gcp)["']/.test(text))).toEqual([]);
});
