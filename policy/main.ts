import path from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { policies } from ".";

// The version of the pack is that of the package, whose manifest is looked for in the working directory.
process.chdir(path.join(__dirname, "..", ".."));

new PolicyPack("zscaler", { policies: policies(), description: "Findings of pulumi-zscaler", displayName: "Zscaler" });
