import { beforeEach, describe, expect, it } from "@jest/globals";
import * as compute from "@pulumi/gcp/compute";
import * as pulumi from "@pulumi/pulumi";
import { ProvisioningUrl } from "pulumi-zscaler";
import { CloudConnectors, type CloudConnectorsArgs } from "pulumi-zscaler/gcp";
import type { Cloud } from "../../../emulator/clouds/cloud";
import type { Values } from "../../../emulator/clouds/values";
import { settled } from "../mockedCloud";
import { given, internal, SCALING, scaling, URL } from "./deployments";
import { mockGcp, withoutProvider, ZONES } from "./mockedGcp";

let cloud: Cloud;
beforeEach(async () => {
    cloud = await mockGcp();
});

/** All that was declared, once the groups and the load balancer, which come last, are there. */
async function declared(connectors: CloudConnectors) {
    const last = [...Object.values(connectors.groups), connectors.forwardingRule, connectors.workloadRoute];
    await Promise.all(last.flatMap((resource) => (resource ? [settled(resource.urn)] : [])));
    const of = (type: string) => cloud.objects.all(`gcp:${type}`).map(({ outputs }) => outputs);
    const one = (type: string): Values => of(type)[0] ?? {};
    const firewall = (name: string) =>
        of("compute/firewall:Firewall").find((rule) => String(rule.name).startsWith(name));
    return { of, one, firewall };
}

/** Without what the provider adds to it. */
function nameIn({ name, accountId }: Values): string {
    return String(name ?? accountId ?? "").replace(/-0a1b2c3$/, "");
}

const TEMPLATE = "compute/instanceTemplate:InstanceTemplate";
const settingsIn = ({ metadata }: Values) => JSON.parse(String((metadata as Values).ZSCALER));

describe("Cloud Connectors on Google Cloud", () => {
    it("start machines with exactly what the appliance reads", async () => {
        const connectors = new CloudConnectors("west", given({ capacity: SCALING, healthProbe: { port: 8_080 } }));
        const { one } = await declared(connectors);
        const { ZSCALER, ...others } = one(TEMPLATE).metadata as Values;
        // JSON as it is, not encoded; the port is a number and FIPS a word, as the appliance has them.
        expect(ZSCALER).toBe(
            JSON.stringify({
                // Without a scheme.
                cc_url: URL,
                // The appliance fetches its credentials itself.
                secret_name: "projects/acme-network/secrets/connectors",
                // The same port as that of the load balancer.
                http_probe_port: 8_080,
                fips_enabled: "False",
                // Whose roles it fetches them with.
                gcp_service_account: "west-0a1b2c3@acme-network.iam.gserviceaccount.com",
                // Reserved before the balancer, which has the machines as its backends.
                lb_vip: await settled(connectors.loadBalancerAddress ?? pulumi.output("")),
            }),
        );
        // The image publishes what it knows of itself to guest attributes.
        expect(others).toEqual({ "enable-guest-attributes": "TRUE" });
    });

    it("take a secret by its id, an SSH key, and the URL with its scheme as well", async () => {
        const credentialsSecret = "projects/123456789012/secrets/old";
        const machine = { sshPublicKey: "ssh-ed25519 AAAA" };
        const args = { credentialsSecret, provisioningUrl: `https://${URL}`, existingServiceAccount: "a@b.c", machine };
        const { one, of } = await declared(
            new CloudConnectors("west", given({ ...args, fips: true, loadBalancer: { kind: "none" } })),
        );
        const instance = one("compute/instance:Instance");
        expect(settingsIn(instance)).toEqual({
            cc_url: URL,
            secret_name: credentialsSecret,
            http_probe_port: 50_000,
            fips_enabled: "True",
            gcp_service_account: "a@b.c",
        });
        expect(instance.metadata).toMatchObject({ "ssh-keys": "zsroot:ssh-ed25519 AAAA" });
        expect(of("secretmanager/secretIamMember:SecretIamMember")).toEqual([]);
    });

    it("ask for the same port in the load balancer, the firewall and the machines", async () => {
        const { one, firewall } = await declared(new CloudConnectors("west", given({ healthProbe: { port: 8_080 } })));
        expect(one("compute/regionHealthCheck:RegionHealthCheck")).toMatchObject({
            httpHealthCheck: { port: 8_080, requestPath: "/?cchealth" },
        });
        expect(firewall("west-service-in-probe")).toMatchObject({
            sourceRanges: ["35.191.0.0/16", "130.211.0.0/22"],
            allows: [{ protocol: "tcp", ports: ["8080"] }],
        });
        expect(settingsIn(one("compute/instance:Instance"))).toMatchObject({ http_probe_port: 8_080 });
    });

    it("have the interface for traffic first and no address of the internet", async () => {
        const { of } = await declared(new CloudConnectors("west", given({ capacity: { kind: "fixed", perZone: 1 } })));
        const machines = of("compute/instance:Instance");
        expect(machines.map(({ zone }) => zone)).toEqual(ZONES);
        for (const { networkInterfaces, canIpForward } of machines) {
            expect(canIpForward).toBe(true);
            expect(networkInterfaces).toEqual([
                {
                    subnetwork: expect.stringContaining("/subnetworks/service"),
                    networkIp: expect.stringMatching(/^10\.0\.1\./),
                },
                {
                    subnetwork: expect.stringContaining("/subnetworks/management"),
                    networkIp: expect.stringMatching(/^10\.1\.1\./),
                },
            ]);
        }
        const groups = of("compute/instanceGroup:InstanceGroup").map(({ instances }) => instances);
        expect(groups).toEqual(machines.map(({ selfLink }) => [selfLink]));
    });

    it("never heal or move machines by themselves, and replace those that run only on request", async () => {
        const policy = async (update?: "proactive") => {
            cloud = await mockGcp();
            const { one } = await declared(new CloudConnectors("west", given(scaling({ update }))));
            const group = one("compute/regionInstanceGroupManager:RegionInstanceGroupManager");
            expect(group.autoHealingPolicies).toBeUndefined();
            return group.updatePolicy;
        };
        expect(await policy()).toMatchObject({ type: "OPPORTUNISTIC", instanceRedistributionType: "NONE" });
        expect(await policy("proactive")).toMatchObject({ type: "PROACTIVE" });
    });

    it("have the roles that they use and no others", async () => {
        const roles = async (args: Partial<CloudConnectorsArgs>) => {
            cloud = await mockGcp();
            const { of } = await declared(new CloudConnectors("west", given(args)));
            const all = [...of("secretmanager/secretIamMember:SecretIamMember"), ...of("projects/iAMMember:IAMMember")];
            return all.map(({ role }) => role);
        };
        expect(await roles({})).toEqual(["roles/secretmanager.secretAccessor"]);
        expect(await roles({ ...scaling({}), workloadDiscovery: true })).toEqual([
            "roles/secretmanager.secretAccessor",
            "roles/monitoring.metricWriter",
            "roles/compute.viewer",
            "roles/pubsub.editor",
        ]);
    });

    it("lead workloads with a tag to the load balancer, and no others", async () => {
        const { of, one } = await declared(new CloudConnectors("west", given(internal({ workloadTags: ["zscaler"] }))));
        expect(of("compute/route:Route")).toMatchObject([
            {
                destRange: "0.0.0.0/0",
                tags: ["zscaler"],
                priority: 600,
                nextHopIlb: one("compute/forwardingRule:ForwardingRule").selfLink,
            },
        ]);
        cloud = await mockGcp();
        expect((await declared(new CloudConnectors("west", given()))).of("compute/route:Route")).toEqual([]);
    });

    it("let out only what they need if the program says so, and no rules if there are some", async () => {
        const names = async (args: Partial<CloudConnectorsArgs>) => {
            cloud = await mockGcp();
            const { of } = await declared(new CloudConnectors("west", given(args)));
            return of("compute/firewall:Firewall")
                .map(({ name }) => String(name).replace(/-0a1b2c3$/, ""))
                .sort();
        };
        expect(await names({ access: { allEgress: false, ssh: false, support: false, cloudDns: true } })).toEqual([
            "west-management-out-internet",
            "west-management-out-none",
            "west-management-out-packages",
            "west-service-in-cloud-dns",
            "west-service-in-probe",
            "west-service-in-workloads",
            "west-service-out-internet",
            "west-service-out-none",
        ]);
        expect(await names({ existingFirewallRules: true })).toEqual([]);
    });

    it("keep the names of their children: with another one, an upgrade of this library would replace them", async () => {
        const names = async (args: Partial<CloudConnectorsArgs>) => {
            cloud = await mockGcp();
            const all = given(args);
            const before = new Set(cloud.objects.all());
            await declared(new CloudConnectors("west", all));
            const children = cloud.objects.all().filter((object) => !before.has(object));
            const named = children.map(({ type, inputs }) => `${type.split(":")[2]} ${nameIn(inputs)}`.trim());
            return named.filter((name) => !/^(Network|Subnetwork|Secret)( |$)/.test(name)).sort();
        };
        const ofBoth = [
            "Account west",
            "Address west",
            ...[
                "management-in-ssh",
                "management-out-internet",
                "management-out-packages",
                "management-out-support",
            ].map((rule) => `Firewall west-${rule}`),
            ...["service-in-probe", "service-in-workloads", "service-out-all", "service-out-internet"].map(
                (rule) => `Firewall west-${rule}`,
            ),
            "ForwardingRule west",
            "RegionBackendService west",
            "RegionHealthCheck west",
            "SecretIamMember",
        ];
        const fixed = ZONES.flatMap((zone) => [
            `Instance west-${zone}-1`,
            `Instance west-${zone}-2`,
            `InstanceGroup west-${zone}`,
        ]);
        const group = ["InstanceTemplate west", "RegionAutoscaler west", "RegionInstanceGroupManager west"];
        const roles = ["IAMMember", "IAMMember"];
        expect(await names(internal({ workloadTags: ["zscaler"] }))).toEqual(
            [...ofBoth, ...fixed, "Route west-workloads"].sort(),
        );
        expect(await names(scaling({}))).toEqual([...ofBoth, ...group, ...roles].sort());
    });

    it("name children by zone, so that another zone in front moves nothing", async () => {
        const connectors = new CloudConnectors("west", given({ capacity: { kind: "fixed", perZone: 1 } }));
        await declared(connectors);
        expect(Object.keys(connectors.instances)).toEqual(["europe-west1-b-1", "europe-west1-c-1"]);
        const urns = await Promise.all(Object.values(connectors.instances).map(({ urn }) => settled(urn)));
        expect(urns.map((urn) => urn.split("::").pop())).toEqual(["west-europe-west1-b-1", "west-europe-west1-c-1"]);
        expect(urns.every((urn) => urn.includes("zscaler:gcp:CloudConnectors$"))).toBe(true);
    });

    it.each<[string, Partial<CloudConnectorsArgs>]>([
        ["fixed", internal({ workloadTags: ["zscaler"] })],
        ["autoScaling", { ...scaling({}), workloadDiscovery: true }],
    ])("with %s capacity create and look up all with the provider that they are given", async (_kind, args) => {
        const all = given(args);
        await settled(pulumi.output(all.network.managementSubnet));
        const others = await withoutProvider((provider) => declared(new CloudConnectors("west", all, { provider })));
        expect(others).toEqual([]);
    });

    it("are in the region of their zones, and their rules in the project of their networks", async () => {
        const [subnet = "", managementSubnet = ""] = ["service", "management"].map((name, index) => {
            const shared = { name, project: "acme-shared" };
            const network = new compute.Network(name, { ...shared, autoCreateSubnetworks: false });
            const ipCidrRange = `10.${index}.1.0/24`;
            const inRegion = { ...shared, network: network.id, ipCidrRange, region: "us-west1" };
            return new compute.Subnetwork(name, inRegion).selfLink;
        });
        const network = { subnet, managementSubnet, zones: ["us-west1-a"] };
        const loadBalancer = { kind: "internal", workloadTags: ["zscaler"] } as const;
        const { of } = await declared(new CloudConnectors("west", given({ network, loadBalancer })));
        const projectsOf = (type: string) => new Set(of(type).map(({ project }) => project));
        expect(projectsOf("compute/firewall:Firewall")).toEqual(new Set(["acme-shared"]));
        expect(projectsOf("compute/route:Route")).toEqual(new Set(["acme-shared"]));
        expect(of("compute/instance:Instance")).toMatchObject([
            { project: "acme-network", zone: "us-west1-a" },
            { project: "acme-network", zone: "us-west1-a" },
        ]);
        expect(of("compute/forwardingRule:ForwardingRule")).toMatchObject([
            { project: "acme-network", region: "us-west1" },
        ]);
    });

    it("let a program change the arguments of a child", async () => {
        const transform = {
            instanceTemplate: (args: compute.InstanceTemplateArgs) => ({ ...args, minCpuPlatform: "Intel Ice Lake" }),
        };
        const { one } = await declared(new CloudConnectors("west", given({ capacity: SCALING, transform })));
        expect(one(TEMPLATE)).toMatchObject({ minCpuPlatform: "Intel Ice Lake" });
    });

    it("find the groups by the provisioning URL if it is a resource, else by the name that Zscaler gives them", async () => {
        const text = new CloudConnectors("text", given());
        expect(await settled(pulumi.output(text.groups["europe-west1-b"]?.groupName))).toBe(
            "zs-cc-service-europe-west1-b",
        );
        cloud = await mockGcp();
        const resource = new ProvisioningUrl("url", { name: "gcp", cloud: "gcp", locationTemplate: "1" });
        const known = new CloudConnectors("known", given({ provisioningUrl: resource }));
        expect(await settled(pulumi.output(known.groups["europe-west1-b"]?.deployment))).toMatchObject({
            cloud: "gcp",
            network: "service",
            zone: "europe-west1-b",
        });
    });
});
