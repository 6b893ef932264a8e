import { describe, expect, it } from "@jest/globals";
import { EmulatorControlError, type WireObject } from "../../../emulator";
import { temporaryFolder } from "../process";
import { Session, signIn } from "../session";
import { makeProvisioningKey, makeProvisioningUrl, type Opened, openCloud } from "./openCloud";

const NETWORK = "gcp:compute/network:Network";
const SUBNETWORK = "gcp:compute/subnetwork:Subnetwork";
const FIREWALL = "gcp:compute/firewall:Firewall";
const TEMPLATE = "gcp:compute/instanceTemplate:InstanceTemplate";
const GROUP = "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager";
const AUTOSCALER = "gcp:compute/regionAutoscaler:RegionAutoscaler";
const BACKENDS = "gcp:compute/regionBackendService:RegionBackendService";
const RULE = "gcp:compute/forwardingRule:ForwardingRule";
const HEALTH = "gcp:compute/regionHealthCheck:RegionHealthCheck";
const ACCOUNT = "gcp:serviceaccount/account:Account";
const SECRET = "gcp:secretmanager/secret:Secret";
const VERSION = "gcp:secretmanager/secretVersion:SecretVersion";
const SECRET_ROLE = "gcp:secretmanager/secretIamMember:SecretIamMember";
const PROJECT_ROLE = "gcp:projects/iAMMember:IAMMember";

const CONFIG = { project: "acme-network", region: "europe-west1" };
const ZONES = ["europe-west1-b", "europe-west1-c"];
const SECRET_NAME = "projects/acme-network/secrets/connectors";
const IMAGE = "projects/mpi-zscalercloudconnector-publ/global/images/zs-cc-ga-03092026";
const ACCESSOR = "roles/secretmanager.secretAccessor";

async function openGcp(data?: string) {
    const opened = await openCloud("gcp", CONFIG, data);
    await opened.control.set({ gcpAutoScaling: "allowed" });
    return opened;
}

/** What a Cloud Connector needs to register. Each part may be left out or be another. */
interface Deployed {
    metadata?: WireObject;
    secret?: WireObject | "none";
    /** Where the role to read the secret is given. */
    role?: "secret" | "project" | "none";
    /** A port that is closed to the machines. */
    closed?: number;
    scopes?: string[];
}

/** Declares an instance group of two machines in two zones, as a program would. */
async function deploy(opened: Opened, { metadata, secret, role = "secret", closed = 80, scopes }: Deployed = {}) {
    const { emulator, make } = opened;
    const url = await makeProvisioningUrl(opened, "GCP");
    const subnets = [];
    for (const [name, ipCidrRange] of [["service", "10.1.1.0/24"] as const, ["management", "10.0.1.0/24"] as const]) {
        const network = await make(NETWORK, { name, autoCreateSubnetworks: false });
        subnets.push(await make(SUBNETWORK, { name, network, ipCidrRange }));
    }
    const account = await make(ACCOUNT, { accountId: "connectors" });
    const email = account.slice(account.lastIndexOf("/") + 1);
    const member = `serviceAccount:${email}`;
    const denies = [{ protocol: "tcp", ports: [String(closed)] }];
    const network = "projects/acme-network/global/networks/management";
    await make(FIREWALL, { network, direction: "EGRESS", denies, targetServiceAccounts: [email] });
    if (role === "project") await make(PROJECT_ROLE, { project: "acme-network", role: ACCESSOR, member });
    if (secret !== "none") {
        const secretId = await make(SECRET, { secretId: "connectors", replication: { auto: {} } });
        const { connectorUsername: username, connectorPassword: password, connectorApiKey } = emulator;
        await make(VERSION, {
            secret: secretId,
            secretData: JSON.stringify(secret ?? { api_key: connectorApiKey, username, password }),
        });
        if (role === "secret") await make(SECRET_ROLE, { secretId, role: ACCESSOR, member });
    }
    const instanceTemplate = await make(TEMPLATE, {
        machineType: "n2-standard-2",
        disks: [{ sourceImage: IMAGE, boot: true }],
        networkInterfaces: subnets.map((subnetwork) => ({ subnetwork })),
        metadata: metadata ?? {
            ZSCALER: JSON.stringify({ cc_url: url, secret_name: SECRET_NAME, http_probe_port: 50_000 }),
        },
        serviceAccount: { email, scopes: scopes ?? ["cloud-platform"] },
    });
    const id = await make(GROUP, {
        baseInstanceName: "connectors",
        versions: [{ instanceTemplate }],
        distributionPolicyZones: ZONES,
    });
    const metrics = [{ name: "custom.googleapis.com/smedge_cpu_utilization", type: "GAUGE", target: 80 }];
    await make(AUTOSCALER, { target: id, autoscalingPolicy: { minReplicas: 2, maxReplicas: 6, metrics } });
    return { id, instanceTemplate, member };
}

/** A template that lacks nothing. */
const template = (more: WireObject = {}) => ({
    machineType: "n2-standard-2",
    disks: [{ sourceImage: "image" }],
    ...more,
});
const group = (updatePolicy: WireObject) => ({
    baseInstanceName: "connectors",
    versions: [{ instanceTemplate: "template" }],
    distributionPolicyZones: ZONES,
    updatePolicy: { type: "OPPORTUNISTIC", minimalAction: "REPLACE", ...updatePolicy },
});

describe("a simulated Google Cloud refuses", () => {
    it.each<[string, string, WireObject, RegExp]>([
        [
            "a nested value that only the API knows as an enum",
            GROUP,
            group({ replacementMethod: "SWAP" }),
            /: updatePolicy\.replacementMethod must be one of RECREATE, SUBSTITUTE, but is "SWAP"/,
        ],
        [
            "a value that is none of those that the documentation lists",
            BACKENDS,
            { sessionAffinity: "CLIENT" },
            /: sessionAffinity must be one of NONE, CLIENT_IP, .*, but is "CLIENT"/,
        ],
        [
            "a missing nested input",
            GROUP,
            { baseInstanceName: "connectors", versions: [{ name: "only" }] },
            /: versions\[0\]\.instanceTemplate is required/,
        ],
        [
            "an unknown nested property, and says which there are",
            TEMPLATE,
            template({ networkInterfaces: [{ subnetwrk: "x" }] }),
            /: networkInterfaces\[0\]\.subnetwrk is not a known property \(known: subnetwork, /,
        ],
        [
            "a wrong type",
            GROUP,
            group({ maxUnavailableFixed: "several" }),
            /: updatePolicy\.maxUnavailableFixed must be a number, but is "several"/,
        ],
        [
            "a name that is too long",
            NETWORK,
            { name: "a".repeat(64) },
            /: name must have at most 63 characters, but is "a+" \(64\)/,
        ],
        ["a name in capital letters", NETWORK, { name: "Workloads" }, /: name must match .*, but is "Workloads"/],
        [
            "a reference to nothing",
            SUBNETWORK,
            { network: "projects/acme-network/global/networks/gone", ipCidrRange: "10.0.0.0/24" },
            /: network refers to "projects\/acme-network\/global\/networks\/gone", which does not exist/,
        ],
        [
            "inputs that exclude one another",
            RULE,
            { allPorts: true, ports: ["80"] },
            /: allPorts excludes ports; set only one of allPorts, ports, portRange/,
        ],
        [
            "a zone of another region",
            GROUP,
            { ...group({}), distributionPolicyZones: ["us-west1-a"] },
            /: distributionPolicyZones\[0\] must be a zone of europe-west1/,
        ],
        [
            "fewer replacements at once than there are zones",
            GROUP,
            group({ maxSurgeFixed: 1 }),
            /: updatePolicy\.maxSurgeFixed must be 0 or at least the number of zones \(2\), but is 1/,
        ],
        [
            "to recreate machines with more than there are",
            GROUP,
            group({ replacementMethod: "RECREATE", maxSurgeFixed: 3 }),
            /: updatePolicy\.maxSurgeFixed must be 0 with replacementMethod RECREATE, but is 3/,
        ],
        [
            "backends that an internal balancer does not balance so",
            BACKENDS,
            { loadBalancingScheme: "INTERNAL", backends: [{ group: "https://x", balancingMode: "UTILIZATION" }] },
            /: backends\[0\]\.balancingMode must be CONNECTION with INTERNAL/,
        ],
        [
            "a check that takes longer than its interval",
            HEALTH,
            { checkIntervalSec: 5, timeoutSec: 10, tcpHealthCheck: { port: 22 } },
            /: timeoutSec must be at most checkIntervalSec \(5\), but is 10/,
        ],
        [
            "an image that its project does not have",
            TEMPLATE,
            template({ disks: [{ sourceImage: IMAGE.replace("03092026", "01012020") }] }),
            /: disks\[0\]\.sourceImage must be an image of mpi-zscalercloudconnector-publ/,
        ],
        [
            "a role for an account that does not exist",
            PROJECT_ROLE,
            {
                project: "acme-network",
                role: ACCESSOR,
                member: "serviceAccount:x@acme-network.iam.gserviceaccount.com",
            },
            /: member must be a service account that exists/,
        ],
        [
            "a type that its SDK does not have",
            "gcp:compute/networkk:Networkk",
            {},
            /@pulumi\/gcp 9\.\d+\.\d+ has no type gcp:compute\/networkk:Networkk/,
        ],
    ])("%s", async (_what, type, inputs, reason) => {
        const { make } = await openGcp();
        const refused = await make(type, inputs).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(EmulatorControlError);
        expect(String(refused)).toMatch(reason);
    });

    it("two interfaces of a machine in one network", async () => {
        const { make } = await openGcp();
        const network = await make(NETWORK, {});
        const subnetwork = await make(SUBNETWORK, { network, ipCidrRange: "10.0.0.0/24" });
        const refused = make(TEMPLATE, template({ networkInterfaces: [{ subnetwork }, { subnetwork }] }));
        await expect(refused).rejects.toThrow(
            /: networkInterfaces\[1\]\.subnetwork must be in another network than the other interfaces/,
        );
    });

    it("a place that neither the object nor the provider names", async () => {
        const { simulated } = await openGcp();
        const inputs = { network: "x", ipCidrRange: "10.0.0.0/24" };
        const refused = simulated.create({ type: SUBNETWORK, inputs, config: { project: "acme" } });
        await expect(refused).rejects.toThrow(/: region is required; set it, or gcp:region of the provider/);
    });

    it("to delete what others refer to", async () => {
        const opened = await openGcp();
        const { id, instanceTemplate } = await deploy(opened);
        await expect(opened.simulated.remove(TEMPLATE, instanceTemplate)).rejects.toThrow(
            `resourceInUseByAnotherResource: The resource '${instanceTemplate}' is already being used by '${id}'`,
        );
    });

    it("nothing of a type that nobody described: it is stored, and its outputs have their types", async () => {
        const { make, simulated } = await openGcp();
        const id = await make("gcp:dns/managedZone:ManagedZone", { name: "old", dnsName: "acme.example." });
        const [zone] = await simulated.objects();
        expect(zone).toMatchObject({ id, outputs: { name: "old", project: "acme-network", creationTime: "" } });
    });
});

describe("machines of an instance group", () => {
    it("spread over its zones, register, and form a group in each", async () => {
        const opened = await openGcp();
        await deploy(opened);
        const machines = await opened.simulated.machines();
        expect(machines.map(({ zone, console }) => [zone, console])).toEqual(ZONES.map((zone) => [zone, ["enrolled"]]));
        const groups = (await opened.control.list("ecgroup")).map(({ name }) => name).sort();
        expect(groups).toEqual(ZONES.map((zone) => `zs-cc-service-${zone}`));
    });

    it("come with load as far as the autoscaler lets them, and go without it", async () => {
        const opened = await openGcp();
        const { id } = await deploy(opened);
        const running = async () =>
            (await opened.simulated.machines()).filter(({ state }) => state === "running").length;
        await opened.simulated.scale(id, 99);
        expect(await running()).toBe(6);
        await opened.simulated.scale(id, 0);
        expect(await running()).toBe(2);
    });

    it("move to the other zone when theirs fails", async () => {
        const opened = await openGcp();
        await deploy(opened);
        await opened.simulated.failZone("europe-west1-b");
        const running = (await opened.simulated.machines()).filter(({ state }) => state === "running");
        expect(running.map(({ zone }) => zone)).toEqual(["europe-west1-c", "europe-west1-c"]);
    });

    it.each<[string, Deployed, RegExp]>([
        [
            "its provisioning URL is wrong",
            {
                metadata: {
                    ZSCALER:
                        '{"cc_url":"connector.zscalerthree.net/api/v1/provUrl?name=none","secret_name":"projects/acme-network/secrets/connectors"}',
                },
            },
            /refused by Zscaler: .*No provisioning URL has the name or id "none"/,
        ],
        [
            "there is no secret",
            { secret: "none", role: "project" },
            /NOT_FOUND: Secret \[projects\/acme-network\/secrets\/connectors\] not found/,
        ],
        [
            "its service account may not read the secret",
            { role: "none" },
            /PERMISSION_DENIED: Permission 'secretmanager\.versions\.access' denied for connectors@acme-network\.iam\.gserviceaccount\.com/,
        ],
        ["it lacks the scope", { scopes: ["storage-ro"] }, /ACCESS_TOKEN_SCOPE_INSUFFICIENT/],
        ["TCP 443 is closed", { closed: 443 }, /cannot reach Zscaler on TCP 443: the firewall rule one-\w+ denies it/],
        [
            "the secret lacks a key",
            { secret: { api_key: "x", username: "y" } },
            /the secret projects\/acme-network\/secrets\/connectors has no password/,
        ],
        [
            "its metadata are of something else",
            { metadata: { other: "1" } },
            /no metadata ZSCALER and no startup-script/,
        ],
        [
            "its metadata are no JSON, as those of some examples of the vendor",
            { metadata: { ZSCALER: '{"cc_url": "x",}' } },
            /CC_URL is missing in the user data/,
        ],
    ])("stay unregistered when %s, and write why to their console", async (_what, deployed, reason) => {
        const opened = await openGcp();
        await deploy(opened, deployed);
        const machines = await opened.simulated.machines();
        expect(machines).toHaveLength(2);
        for (const { console } of machines) expect(console).toEqual([expect.stringMatching(reason)]);
        expect(await opened.control.list("ecgroup")).toEqual([]);
    });

    it("enroll as App Connectors with the key in their start script", async () => {
        const opened = await openGcp();
        const key = await makeProvisioningKey(opened);
        const script = `systemctl stop zpa-connector\necho "${key}" > /opt/zscaler/var/provision_key\n`;
        await deploy(opened, { metadata: { "startup-script": script }, secret: "none", role: "none" });
        const status = (await opened.control.list("connector")).map(({ controlChannelStatus }) => controlChannelStatus);
        expect(status).toEqual(["ZPN_STATUS_AUTHENTICATED", "ZPN_STATUS_AUTHENTICATED"]);
    });

    it("without a key show a code, and enroll once it is verified", async () => {
        const opened = await openGcp();
        const { control, simulated } = opened;
        const script = "systemctl start zpa-connector\n";
        await deploy(opened, { metadata: { "startup-script": script }, secret: "none", role: "none" });
        const session = new Session(opened.emulator, await signIn(opened.emulator));
        const group = await session.group({ enrollmentCertId: "6573" });
        const consoles = async () => (await simulated.machines()).map(({ console }) => console);
        const [[shown = ""] = [], [other = ""] = []] = await consoles();
        expect([shown, other]).toEqual([0, 1].map(() => expect.stringMatching(/^shows the user code [A-Z]{5}-\d{5}$/)));
        const [, code = ""] = /code (.*)/.exec(shown) ?? [];
        await session.post("v1/CONNECTOR_GRP/usercodes", { componentGroupId: group.id, user_codes: [code] });
        expect(await consoles()).toEqual([[shown, "enrolled"], [other]]);
        const status = async () =>
            (await control.list("connector")).map(({ controlChannelStatus }) => controlChannelStatus);
        expect(await status()).toEqual(["ZPN_STATUS_AUTHENTICATED"]);
        const [first] = await simulated.machines();
        await simulated.lose(first?.id ?? "");
        expect(await status()).toEqual(["ZPN_STATUS_DISCONNECTED"]);
    });

    it("that are in no group have an address of their subnet, and are gone when they are lost", async () => {
        const { make, simulated } = await openGcp();
        const network = await make(NETWORK, {});
        const subnetwork = await make(SUBNETWORK, { network, ipCidrRange: "10.7.0.0/24" });
        const id = await make("gcp:compute/instance:Instance", {
            machineType: "n2-standard-2",
            zone: "europe-west1-b",
            bootDisk: { initializeParams: { image: IMAGE } },
            networkInterfaces: [{ subnetwork }],
        });
        const instances = async () => (await simulated.objects()).filter((object) => object.id === id);
        const [machine] = await simulated.machines();
        const networkInterfaces = [{ subnetwork, networkIp: "10.7.0.4" }];
        expect(await instances()).toMatchObject([{ outputs: { instanceId: machine?.id, networkInterfaces } }]);
        await simulated.lose(machine?.id ?? "");
        expect(await instances()).toEqual([]);
    });

    it("try again, and register once what they lacked is there", async () => {
        const opened = await openGcp();
        const { member } = await deploy(opened, { role: "none" });
        await opened.make(SECRET_ROLE, { secretId: SECRET_NAME, role: ACCESSOR, member });
        const machines = await opened.simulated.machines();
        expect(machines.map(({ console }) => console.at(-1))).toEqual(["enrolled", "enrolled"]);
    });

    it("are there after a restart, with all else in the cloud", async () => {
        const data = temporaryFolder();
        const first = await openGcp(data);
        const { id } = await deploy(first);
        const before = [await first.simulated.objects(), await first.simulated.machines()];
        await first.close();
        const again = await openGcp(data);
        expect([await again.simulated.objects(), await again.simulated.machines()]).toEqual(before);
        await again.simulated.scale(id, 3);
        expect(await again.simulated.machines()).toHaveLength(3);
    });
});
