import { text } from "../contract/fields";
import { members, unlessFalse } from "../contract/noun";
import { zpaNoun } from "./client/define";

/** Machines that connect before anybody signs in. */
export const machineGroup = zpaNoun({
    type: "zpa:MachineGroup",
    noun: { one: "machine group", many: "machine groups" },
    path: "machineGroup",
    permission: "Machine Groups (Machine Management)",
    scopedBy: "microtenantId",
    says: { description: text("description"), enabled: unlessFalse("enabled"), machines: members("machines") },
});
