import { Command } from "commander";
import type { RoleItem, Use } from "../provider/leastRole";
import { readInput } from "./inputFile";
import { usesIn, usesOf } from "./roleUses";

interface Options {
    stackExport?: string;
    readOnly?: true;
}

const PRODUCTS = { zpa: "Private Access", cloudConnector: "Cloud & Branch Connector" };

/** `pulumi-zscaler role`: what the role of a credential requires, and no more. */
export function roleCommand(): Command {
    return new Command("role")
        .description(
            "Print the least role for resources and lookups: the items that the role of the credential requires",
        )
        .argument("[types...]", "types of resources and lookups, for example zpa:AppConnectorGroup")
        .option(
            "--stack-export <file>",
            "output of `pulumi stack export`, whose resources are added; - reads standard input",
        )
        .option("--read-only", "access for lookups and for pipelines that only preview")
        .addHelpText(
            "after",
            `
Examples:
  pulumi-zscaler role zpa:AppConnectorGroup zpa:ProvisioningKey
  pulumi stack export | pulumi-zscaler role --stack-export -
  pulumi-zscaler role --read-only zpa:AppConnectorGroup`,
        )
        .action(run);
}

function run(types: string[], { stackExport, readOnly }: Options): void {
    // Loaded here, so that the other commands start without the provider.
    const { isType, leastRole }: typeof import("../provider/leastRole") = require("../provider/leastRole");
    const declared = usesOf(types, isType);
    const exported = stackExport === undefined ? [] : usesIn(readInput(stackExport), isType);
    const uses = [...declared, ...exported].map((use): Use => (readOnly ? { ...use, access: "Read Only" } : use));
    if (uses.length === 0) throw new Error("no resources: pass types or --stack-export FILE");
    console.log(lines(leastRole(uses)).join("\n"));
}

function lines(role: readonly RoleItem[]): string[] {
    return Object.entries(PRODUCTS).flatMap(([module, product]) => {
        const own = role.filter(({ types }) => types.some((type) => type.startsWith(`${module}:`)));
        const isZpa = module === "zpa";
        return own.length === 0 ? [] : [product, ...own.map((one) => line(one, isZpa ? "Read Only" : "View Only"))];
    });
}

/** @param reading What the console of the product calls access for reading. */
function line({ item, access, types }: RoleItem, reading: string): string {
    const level = access === "Full" ? access : reading;
    const what = item === "unknown" ? `${level} access, item unknown` : `${level} access to ${item}`;
    return `  ${what}: ${types.join(", ")}`;
}
