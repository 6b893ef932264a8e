import { readFileSync } from "node:fs";
import path from "node:path";
import type { Check } from "./check";

/** Versions of what a program runs with, against what the library and its parts take. */

/** Of the Pulumi CLI, and what does not work without. */
const CLI: readonly { readonly least: string; readonly what: string; readonly isNeeded: boolean }[] = [
    { least: "3.254.0", what: "this library", isNeeded: true },
    { least: "3.255.0", what: "the policy pack as an executable for --policy-pack", isNeeded: false },
];

/** Packages of the program, and what does not work without. */
const PACKAGES: Readonly<Record<string, string>> = {
    "@pulumi/pulumi": "this library",
    "@pulumi/aws": "components in AWS (pulumi-zscaler/aws)",
    "@pulumi/azure-native": "components in Azure (pulumi-zscaler/azure)",
    "@pulumi/gcp": "components in Google Cloud (pulumi-zscaler/gcp)",
    "@pulumi/policy": "the policy pack (pulumi-zscaler/policy)",
};
const NEEDED = "@pulumi/pulumi";

/** What the manifest of this library says. */
interface Manifest {
    readonly engines: { readonly node: string };
    readonly peerDependencies: Readonly<Record<string, string>>;
}

export interface Installed {
    /** @default process.versions.node */
    readonly node: string;
    /** Output of `pulumi version`; undefined if it does not run. */
    readonly cli: string | undefined;
    /** Version of a package of the program; undefined if it is not there. */
    version(name: string): string | undefined;
    readonly manifest: Manifest;
}

export function versionChecks({ node, cli, version, manifest }: Installed): Check[] {
    return [nodeCheck(node, manifest), ...cliChecks(cli), ...packageChecks(version, manifest)];
}

function nodeCheck(node: string, { engines }: Manifest): Check {
    const isFine = fits(node, engines.node);
    return {
        check: "versions",
        about: "Node",
        state: isFine ? "ok" : "failed",
        says: isFine ? node : `${node}, and this library needs ${engines.node}`,
        ...(!isFine && { todo: "Install a newer version of Node." }),
    };
}

function cliChecks(cli: string | undefined): Check[] {
    const about = "Pulumi CLI";
    const found = /\d+\.\d+\.\d+/.exec(cli ?? "")?.[0];
    if (found === undefined) {
        return [
            {
                check: "versions",
                about,
                state: "failed",
                says: "`pulumi version` does not run",
                todo: "Install the Pulumi CLI, and add it to the PATH.",
            },
        ];
    }
    const missing = CLI.filter(({ least }) => !fits(found, `>=${least}`));
    if (missing.length === 0) return [{ check: "versions", about, state: "ok", says: found }];
    return missing.map(({ least, what, isNeeded }) => ({
        check: "versions",
        about,
        state: isNeeded ? "failed" : "warning",
        says: `${found}, and ${what} needs ${least} or later`,
        todo: "Install a newer version of the Pulumi CLI.",
    }));
}

function packageChecks(version: Installed["version"], { peerDependencies }: Manifest): Check[] {
    return Object.entries(PACKAGES).map(([name, what]): Check => {
        const [found, range = "*"] = [version(name), peerDependencies[name]];
        const common = { check: "versions", about: name };
        if (found === undefined) {
            const says = `is not installed in this folder; ${what} ${what.startsWith("components") ? "need" : "needs"} it`;
            return name === NEEDED
                ? {
                      ...common,
                      state: "warning",
                      says,
                      todo: "Run the command in the folder of the program, after npm install.",
                  }
                : { ...common, state: "not checked", says };
        }
        if (fits(found, range)) return { ...common, state: "ok", says: found };
        return {
            ...common,
            state: name === NEEDED ? "failed" : "warning",
            says: `${found}, and ${what} needs ${range}`,
            todo: `Install ${name}@"${range}".`,
        };
    });
}

/** Whether a version is in a range of the forms that the manifest has: `>=1.2.3`, `^1.2.3`, and several with `||`. */
function fits(version: string, range: string): boolean {
    return range.split("||").some((each) => {
        const [, sign, least = ""] = /^\s*(\^|>=)?\s*([\d.]+)/.exec(each) ?? [];
        const [have, need] = [numbersOf(version), numbersOf(least)];
        return compare(have, need) >= 0 && (sign !== "^" || have[0] === need[0]);
    });
}

const numbersOf = (version: string): number[] => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number);

function compare(one: readonly number[], other: readonly number[]): number {
    const differing = one.findIndex((each, at) => each !== other[at]);
    return differing < 0 ? 0 : (one[differing] ?? 0) - (other[differing] ?? 0);
}

/** The version of a package that a program in this folder would load. */
export function versionIn(folder: string): Installed["version"] {
    return (name) => {
        for (let at = path.resolve(folder); ; at = path.dirname(at)) {
            try {
                const text = readFileSync(path.join(at, "node_modules", name, "package.json"), "utf8");
                return String(JSON.parse(text).version);
            } catch {
                // It may be in a folder above.
                if (path.dirname(at) === at) return undefined;
            }
        }
    };
}
