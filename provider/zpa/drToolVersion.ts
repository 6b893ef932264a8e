import { text } from "../contract/fields";
import { onlyTrue } from "../contract/noun";
import { zpaNoun } from "./client/define";

/** Versions of the tool that writes the TXT records of disaster recovery. */
export const drToolVersion = zpaNoun({
    type: "zpa:DrToolVersion",
    noun: { one: "DR tool version", many: "DR tool versions" },
    path: "customerDRToolVersion",
    says: { platform: text("platform"), version: text("version"), latest: onlyTrue("latest") },
});
