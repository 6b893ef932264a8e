import { beforeEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { AppConnectorGroup, InvalidInputError } from "pulumi-zscaler";
import {
    type AppConnectorSettings,
    AppConnectors,
    type AppConnectorsArgs,
    type EnrollingArgs,
    type VaultUserCodeArgs,
} from "pulumi-zscaler/azure";
import type { Cloud } from "../../../emulator/clouds/cloud";
import { isMap, maps, plain, type Value } from "../../../emulator/clouds/values";
import { settled } from "../mockedCloud";
import { mockAzure, surroundings } from "./mockedAzure";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5v admin";
const SUBNET = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/a";
const VAULT = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv";
const PAYROLL = { name: "Payroll", location: "Lyon, France", latitude: 45.76, longitude: 4.84 };
const SCALING = { kind: "autoScaling", min: 2, max: 6 } as const;

/** What a test sets besides the least. */
type More = Partial<AppConnectorSettings> & EnrollingArgs<VaultUserCodeArgs>;

let cloud: Cloud;
beforeEach(async () => {
    cloud = await mockAzure();
});

/** A resource group and a subnet, which is the least that App Connectors need. */
function given(more: More = {}, { resourceGroupName, subnet } = surroundings()): AppConnectorsArgs {
    return {
        resourceGroupName,
        network: { subnetId: subnet, zones: ["1", "2"] },
        machine: { sshPublicKey: KEY },
        ...more,
    };
}

/** The same, with machines that show codes. */
function showingCodes(userCodes: readonly string[]): AppConnectorsArgs {
    const around = surroundings();
    return given({ enrollment: { userCodes, vault: around.vault } }, around);
}

/** All that was declared, once the machines, which come last, are there. */
async function declared(connectors: AppConnectors) {
    const last = connectors.autoscaleSetting
        ? [connectors.autoscaleSetting]
        : Object.values(connectors.virtualMachines);
    await Promise.all(last.map(({ urn }) => settled(urn)));
    return (type: string) => cloud.objects.all(`azure-native:${type}`).map(({ outputs }) => outputs);
}

const scriptIn = (osProfile: Value | undefined) => {
    const profile = plain(osProfile);
    return Buffer.from(String(isMap(profile) ? profile.customData : ""), "base64").toString();
};

describe("App Connectors on Azure refuse", () => {
    it.each<[string, More, string]>([
        [
            "a size that Zscaler does not support",
            { machine: { sshPublicKey: KEY, vmSize: "Standard_B1s" } },
            'machine.vmSize is "Standard_B1s"; set one of Standard_D4s_v3, ',
        ],
        [
            "a zone that Azure does not have",
            { network: JSON.parse(`{ "subnetId": "${SUBNET}", "zones": ["4"] }`) },
            'network.zones is "4"; set one of 1, 2, 3',
        ],
        [
            "a zone twice",
            { network: { subnetId: SUBNET, zones: ["1", "1"] } },
            'network.zones is "1" again; set each zone once',
        ],
        [
            "no zone",
            { network: { subnetId: SUBNET, zones: [] } },
            "network.zones is empty; set zones, or omit it for machines outside of zones",
        ],
        [
            "a key with fewer uses than machines",
            { capacity: SCALING, enrollment: { maxUsage: 5 } },
            "enrollment.maxUsage is 5, less than the number of machines (6); set at least 6, and more for those that take their place",
        ],
        [
            "a key without its group, which machines would join instead of a new one",
            { enrollment: JSON.parse('{ "existingKey": "1|host|x" }') },
            "enrollment.existingKey is set without existingGroup, and machines join the group that the key was made for; set existingGroup to that group, or omit the key",
        ],
        [
            "settings of a group that exists",
            JSON.parse('{ "group": { "upgradeDay": "Monday" }, "existingGroup": "216" }'),
            "group is set beside existingGroup, whose settings stay as they are; omit one of them",
        ],
        [
            "user codes of machines that come and go",
            { capacity: SCALING, enrollment: { userCodes: [], vault: VAULT } },
            'enrollment.userCodes is set, but machines that start later would wait without end; set capacity.kind "fixed", or enroll with a key',
        ],
        [
            "more user codes than machines",
            { enrollment: { userCodes: ["ABCDE-12345", "ABCDE-12346", "ABCDE-12347"], vault: VAULT } },
            "enrollment.userCodes has 3 codes, more than the number of machines (1); remove those that are used",
        ],
        [
            "more than a group holds",
            { capacity: { kind: "fixed", perZone: 101 } },
            "capacity.perZone is 101; set a whole number from 1 to 100",
        ],
        [
            "fault domains of machines in zones",
            { capacity: { kind: "fixed", faultDomains: 2 } },
            "capacity.faultDomains is set, but machines in zones are in no availability set; omit it",
        ],
        [
            "thresholds that let machines come and go",
            { capacity: { ...SCALING, scaleIn: { cpuPercent: 80 } } },
            "capacity.scaleOut.cpuPercent is 70, not above that of scaleIn (80); raise it",
        ],
    ])("%s", (_what, args, fault) => {
        const least = { resourceGroupName: "rg", network: { subnetId: SUBNET, zones: ["1" as const] } };
        const declare = () => new AppConnectors("payroll", { ...least, machine: { sshPublicKey: KEY }, ...args });
        expect(declare).toThrow(InvalidInputError);
        expect(declare).toThrow(`Cannot declare AppConnectors "payroll": ${fault}`);
    });
});

describe("App Connectors on Azure", () => {
    it("start with exactly the script that gives the image its key, without the space around it, and keep it secret", async () => {
        const args = given({ capacity: SCALING, existingGroup: "216", enrollment: { existingKey: " 1|host|x\n" } });
        const connectors = new AppConnectors("payroll", args);
        const [set] = (await declared(connectors))("compute:VirtualMachineScaleSet");
        const profile = plain(set?.virtualMachineProfile);
        // The service is stopped before the key is written, and started after it: it reads the file once.
        expect(scriptIn(isMap(profile) ? profile.osProfile : undefined)).toBe(
            [
                "#!/usr/bin/bash",
                "# The connector was started without a key when the machine booted.",
                "systemctl stop zpa-connector",
                'echo "1|host|x" > /opt/zscaler/var/provision_key',
                "chmod 644 /opt/zscaler/var/provision_key",
                "systemctl start zpa-connector",
                "yum update -y &",
                "",
            ].join("\n"),
        );
        expect(await pulumi.isSecret(connectors.scaleSet?.virtualMachineProfile ?? pulumi.output(undefined))).toBe(
            true,
        );
    });

    it("without a key start with exactly the script that writes their code to a secret, and verify those that are known", async () => {
        const connectors = new AppConnectors("payroll", showingCodes([]));
        const of = await declared(connectors);
        const [identity] = of("managedidentity:UserAssignedIdentity");
        const uris = of("keyvault:Secret").map(({ properties }) => Object(plain(properties)).secretUri);
        expect(uris).toEqual(
            ["payroll-zone1-1", "payroll-zone2-1"].map(
                (name) => `https://kv-connectors.vault.azure.net/secrets/${name}0a1b2c3`,
            ),
        );
        // Each machine has its own secret.
        expect(of("compute:VirtualMachine").map(({ osProfile }) => scriptIn(osProfile))).toEqual(
            uris.map((uri) =>
                [
                    "#!/usr/bin/bash",
                    // Without a key the connector shows a code on the console, some minutes after it has started.
                    "systemctl start zpa-connector",
                    "for attempt in $(seq 30); do",
                    "    code=$(grep -oE '[A-Z0-9]{5}-[A-Z0-9]{5}' /etc/issue | head -n 1)",
                    '    [ -n "$code" ] && break',
                    "    sleep 10",
                    "done",
                    "# A new role is not known everywhere at once.",
                    "for attempt in $(seq 20); do",
                    // A machine has a token of its identity from its metadata service alone.
                    `    token=$(curl -s -H "Metadata: true" "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net&client_id=${identity?.clientId}" |`,
                    `        grep -oE '"access_token" *: *"[^"]+"' | cut -d '"' -f 4)`,
                    `    curl -sf -o /dev/null -X PUT "${uri}?api-version=7.4" -H "Authorization: Bearer $token" \\`,
                    '        -H "Content-Type: application/json" --data "{\\"value\\": \\"$code\\"}" && break',
                    "    sleep 15",
                    "done",
                    "",
                ].join("\n"),
            ),
        );
        expect([connectors.enrollmentUserCodes, connectors.provisioningKey]).toEqual([undefined, undefined]);
        expect(Object.keys(connectors.userCodeSecrets)).toEqual(["1-1", "2-1"]);
        cloud = await mockAzure();
        const second = new AppConnectors("payroll", showingCodes(["ABCDE-12345"]));
        expect(await settled(second.enrollmentUserCodes?.userCodes ?? pulumi.output([]))).toEqual(["ABCDE-12345"]);
    });

    it("may write their codes, and no other secret", async () => {
        const of = await declared(new AppConnectors("payroll", showingCodes([])));
        const scopes = of("authorization:RoleAssignment").map(({ scope }) => scope);
        expect(scopes).toEqual(
            ["payroll-zone1-1", "payroll-zone2-1"].map((name) => expect.stringContaining(`/secrets/${name}`)),
        );
    });

    it("are one scale set over all zones, which follows the load of the processors", async () => {
        const of = await declared(new AppConnectors("payroll", given({ capacity: SCALING })));
        expect(of("compute:VirtualMachineScaleSet")).toMatchObject([
            { zones: ["1", "2"], orchestrationMode: "Flexible", sku: { name: "Standard_D4s_v5", capacity: 2 } },
        ]);
        const [setting] = cloud.objects.all("azure-native:monitor:AutoscaleSetting");
        expect(setting?.inputs.profiles).toMatchObject([
            {
                capacity: { minimum: "2", default: "2", maximum: "6" },
                rules: [{ metricTrigger: { metricName: "Percentage CPU" } }, {}],
            },
        ]);
    });

    it("are at the place of their region, unless the program says another", async () => {
        const here = new AppConnectors("here", given());
        expect(await settled(here.group.location)).toBe("Amsterdam, Netherlands");
        expect(await settled(here.group.latitude)).toBeCloseTo(52.37, 2);
        cloud = await mockAzure();
        const group = { name: "Payroll", location: "Lyon, France", latitude: 45.76, longitude: 4.84 };
        const there = new AppConnectors("there", given({ group }));
        expect(await settled(there.group.location)).toBe("Lyon, France");
        expect(await settled(there.group.name)).toBe("Payroll");
    });

    it("join the group that a key was made for, which they leave as it is", async () => {
        const joined = async (existingGroup: AppConnectorGroup | string) => {
            const args = given({ existingGroup, enrollment: { existingKey: "1|host|x" } });
            const connectors = new AppConnectors("payroll", args);
            expect(connectors.provisioningKey).toBeUndefined();
            return settled(connectors.group.id);
        };
        expect(await joined(new AppConnectorGroup("lyon", PAYROLL))).toBe("id-of-lyon");
        cloud = await mockAzure();
        expect(await joined("216")).toBe("216");
    });

    it("have a new key for a group that exists", async () => {
        const { provisioningKey } = new AppConnectors("payroll", given({ existingGroup: "216" }));
        expect(await settled(provisioningKey?.group ?? pulumi.output(""))).toBe("216");
    });

    it("have a key with uses for all machines, and for many that take their place", async () => {
        const fixed = new AppConnectors("fixed", given());
        expect(await settled(fixed.provisioningKey?.maxUsage ?? pulumi.output(0))).toBe(20);
        cloud = await mockAzure();
        const scaling = new AppConnectors("scaling", given({ capacity: SCALING }));
        expect(await settled(scaling.provisioningKey?.maxUsage ?? pulumi.output(0))).toBe(100);
    });

    it("let nothing in, need no address of the internet, and have disks that the host encrypts", async () => {
        const of = await declared(new AppConnectors("payroll", given()));
        const rules = of("network:NetworkSecurityGroup").flatMap(({ securityRules }) => maps(securityRules));
        expect(rules).toMatchObject([
            { direction: "Inbound", access: "Deny", protocol: "*", sourceAddressPrefix: "*" },
        ]);
        expect(of("network:PublicIPAddress")).toEqual([]);
        expect(of("compute:VirtualMachine")).toMatchObject(
            ["1", "2"].map((zone) => ({ zones: [zone], securityProfile: { encryptionAtHost: true } })),
        );
    });

    it("are in an availability set where they are outside of zones", async () => {
        const args = given();
        const connectors = new AppConnectors("payroll", { ...args, network: { subnetId: args.network.subnetId } });
        const of = await declared(connectors);
        expect(Object.keys(connectors.virtualMachines)).toEqual(["regional-1", "regional-2"]);
        expect(of("compute:VirtualMachine").map(({ zones, availabilitySet }) => [zones, availabilitySet])).toEqual(
            [1, 2].map(() => [undefined, { id: expect.stringContaining("/availabilitySets/payroll") }]),
        );
    });
});
