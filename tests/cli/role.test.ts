import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { CommandRun, temporaryFolder } from "../emulator/process";

async function role(...args: string[]) {
    const run = new CommandRun(["role", ...args]);
    return { code: await run.end(), stdout: run.stdout, stderr: run.stderr };
}

it("the command role prints the items for types and for an exported stack, by product", async () => {
    const file = path.join(temporaryFolder(), "stack.json");
    const resource = { type: "pulumi-nodejs:dynamic/cloudConnector:Location:Resource", outputs: { __lookup: true } };
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources: [resource] } }));
    expect(await role("zpa:ServerGroup", "zpa:SegmentGroup", "--stack-export", file)).toEqual({
        code: 0,
        stdout:
            "Private Access\n" +
            "  Full access to Segment Groups (Configuration): zpa:SegmentGroup\n" +
            "  Full access to Server Groups (Configuration): zpa:ServerGroup\n" +
            "Cloud & Branch Connector\n" +
            "  View Only access to Location Management: cloudConnector:Location\n",
        stderr: "",
    });
});

it.each([
    [[], "no resources: pass types or --stack-export FILE"],
    [["zpa:Servers"], "the type zpa:Servers does not exist; use a type such as zpa:AppConnectorGroup"],
])("the command role refuses %j", async (args, message) => {
    expect(await role(...args)).toEqual({ code: 1, stdout: "", stderr: `pulumi-zscaler: ${message}\n` });
});
