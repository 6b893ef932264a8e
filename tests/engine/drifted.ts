import { execFile } from "node:child_process";
import path from "node:path";
import type { DriftReport } from "../../drift";
import type { Json } from "../lifecycle/subject";
import type { Tenant } from "./tenant";
import type { TestStack } from "./testStack";

/** What somebody changes of the objects of `oneOfEach`: by the name in the program, its object, the change, and the property that shows it. */
const CHANGES: Readonly<Record<string, readonly [collection: string, name: string, patch: Json, property: string]>> = {
    group: ["appConnectorGroup", "Branch Lyon", { enabled: false }, "enabled"],
    key: ["provisioningKey", "Lyon", { maxUsage: "7" }, "maxUsage"],
    server: ["server", "web", { address: "10.1.0.99" }, "address"],
    serverGroup: ["serverGroup", "Lyon", { enabled: false }, "enabled"],
    segmentGroup: ["segmentGroup", "Intranet", { name: "Extranet" }, "name"],
    segment: ["application", "Wiki", { domainNames: ["other.example.com"] }, "domainNames"],
    rule: ["policyRule", "Wiki", { action: "DENY" }, "action"],
    edges: ["serviceEdgeGroup", "Lyon edges", { enabled: false }, "enabled"],
    controllers: ["privateCloudControllerGroup", "Lyon controllers", { enabled: false }, "enabled"],
    template: ["locationTemplate", "AWS", { name: "AWS two" }, "name"],
    microtenant: ["microtenants", "Madrid", { name: "Porto" }, "name"],
    role: ["roles", "Disaster recovery", { classPermissionGroups: { "9": { "22": "FULL" } } }, "fullAccess"],
    administrator: ["administrators", "kim@example.com", { isEnabled: false }, "enabled"],
    appProfile: [
        "applicationProfiles",
        "Windows",
        { disasterRecovery: { zpaDomainName: "theirs.example.com" } },
        "domainName",
    ],
    ipRange: ["ipRanges", "Lyon clients", { subnetCidr: "100.65.0.0/16" }, "subnet"],
    receiver: ["lssConfig", "Logs", { config: { lssPort: "6000" } }, "port"],
    privateCloud: ["privateCloud", "Campus", { name: "Factory" }, "name"],
    url: ["provUrl", "ours", { name: "theirs" }, "name"],
    forwarding: ["ecRdr", "Direct", { name: "Indirect" }, "name"],
    dns: ["ecDns", "Internal", { name: "External" }, "name"],
    logs: ["ecSelf", "EU", { name: "US" }, "name"],
};
/** What a tenant has one of has no name. */
const ONLY: Readonly<Record<string, readonly [collection: string, patch: Json, property: string]>> = {
    schedule: ["connectorSchedule", { frequencyInterval: "60" }, "inactiveDays"],
    edgeSchedule: ["serviceEdgeSchedule", { frequencyInterval: "60" }, "inactiveDays"],
    continuity: ["businessContinuitySettings", { offlineDomain: "theirs.example.com" }, "domainName"],
    integration: ["ziaCloudConfig", { ziaUsername: "theirs@example.com" }, "userName"],
};

/** Another administrator changes all of them. @returns what is to be found: `name property` */
export async function changeEach({ control, object }: Tenant, machines: { connector: string }): Promise<string[]> {
    const planted: string[] = [];
    for (const [name, [collection, called, patch, property]] of Object.entries(CHANGES)) {
        const now = await object.call({ control }, collection, called);
        const whole = Object.entries(patch).map(([key, value]) => [
            key,
            isWire(value) && isWire(now[key]) ? { ...now[key], ...value } : value,
        ]);
        await control.change(collection, String(now.id), Object.fromEntries(whole));
        planted.push(`${name} ${property}`);
    }
    for (const [name, [collection, patch, property]] of Object.entries(ONLY)) {
        const [only] = await control.list(collection);
        await control.change(collection, String(only?.id), patch);
        planted.push(`${name} ${property}`);
    }
    const connector = await object.call({ control }, "connector", machines.connector);
    await control.change("connector", String(connector.id), { description: "theirs" });
    return [...planted, "connector description"];
}

const isWire = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** What the command says of the stack, as it is run in its folder. */
export function driftOn({
    stack: { workspace },
}: TestStack): Promise<{ code: number; report: DriftReport; stderr: string }> {
    const main = path.resolve(__dirname, "../../dist/cli/main.js");
    const args = [main, "drift", "--stack", "test", "--format", "json"];
    const options = { cwd: workspace.workDir, env: { ...process.env, ...workspace.envVars } };
    return new Promise((resolve, reject) => {
        execFile(process.execPath, args, options, (error, stdout, stderr) => {
            if (stdout === "") return reject(new Error(stderr));
            resolve({ code: Number(error?.code ?? 0), report: JSON.parse(stdout), stderr });
        });
    });
}
