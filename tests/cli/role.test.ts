import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { CommandRun, temporaryFolder } from "../emulator/process";

async function role(...args: string[]) {
    const run = new CommandRun(["role", ...args]);
    return { code: await run.end(), stdout: run.stdout, stderr: run.stderr };
}

it("the command role prints the items for types and for an exported stack, by product", async () => {
    const file = path.join(temporaryFolder(), "stack.json");
    const { resources } = JSON.parse(readFileSync(path.join(__dirname, "../engine/states/0.1.json"), "utf8"));
    const kept = resources.filter(({ type }: { type: string }) =>
        /dynamic\/(zpa:LogReceiver|.*:DnsControlRule)$/.test(type),
    );
    const read = kept.map((resource: object) => ({ ...resource, external: true }));
    const others = [{ type: "pulumi:pulumi:Stack" }, { type: "aws:ec2/vpc:Vpc" }];
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources: [...others, ...read] } }));
    expect(await role("zpa:ServerGroup", "zpa:SegmentGroup", "--stack-export", file)).toEqual({
        code: 0,
        stdout:
            "Private Access\n" +
            "  Read Only access to App Connector Groups (App Connector Management): zpa:LogReceiver\n" +
            "  Read Only access to Enrollment Certificates (App Connector Management): zpa:LogReceiver\n" +
            "  Read Only access to Log Receivers (Log Streaming): zpa:LogReceiver\n" +
            "  Full access to Segment Groups (Configuration): zpa:SegmentGroup\n" +
            "  Full access to Server Groups (Configuration): zpa:ServerGroup\n" +
            "Cloud & Branch Connector\n" +
            "  View Only access to Forwarding (Traffic, DNS & Logs): cloudConnector:DnsControlRule\n",
        stderr: "",
    });
});

it.each([
    [[], "no resources: pass types or --stack-export FILE"],
    [["zpa:Servers"], "the type zpa:Servers does not exist; use a type such as zpa:AppConnectorGroup"],
])("the command role refuses %j", async (args, message) => {
    expect(await role(...args)).toEqual({ code: 1, stdout: "", stderr: `pulumi-zscaler: ${message}\n` });
});
