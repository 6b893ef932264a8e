import { beforeEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { AppConnectorGroup, InvalidInputError } from "pulumi-zscaler";
import {
    type AppConnectorSettings,
    AppConnectors,
    type AppConnectorsArgs,
    type EnrollingArgs,
} from "pulumi-zscaler/gcp";
import type { Cloud } from "../../../emulator/clouds/cloud";
import { plain } from "../../../emulator/clouds/values";
import { settled } from "../mockedCloud";
import { mockGcp, twoNetworks, withoutProvider, ZONES } from "./mockedGcp";

/** What a test sets besides the least. */
type More = Partial<AppConnectorSettings> & EnrollingArgs;

let cloud: Cloud;
beforeEach(async () => {
    cloud = await mockGcp();
});

const PAYROLL = { name: "Payroll", location: "Lyon, France", latitude: 45.76, longitude: 4.84 };
const SCALING = { kind: "autoScaling", min: 2, max: 6 } as const;

/** A subnet, which is the least that App Connectors need. */
function given(more: More = {}): AppConnectorsArgs {
    return { network: { subnet: twoNetworks().subnet, zones: ZONES }, ...more };
}

/** All that was declared, once the machines, which come last, are there. */
async function declared(connectors: AppConnectors) {
    const last = connectors.autoscaler ? [connectors.autoscaler] : Object.values(connectors.instances);
    await Promise.all(last.map(({ urn }) => settled(urn)));
    return (type: string) => cloud.objects.all(`gcp:${type}`).map(({ outputs }) => outputs);
}

describe("App Connectors on Google Cloud refuse", () => {
    it.each<[string, More, string]>([
        [
            "a machine type that Zscaler does not support",
            { machine: { machineType: "e2-micro" } },
            'machine.machineType is "e2-micro"; set one of n1-standard-4, n1-standard-8, ',
        ],
        [
            "a disk that is too small",
            { machine: { diskSizeGb: 20 } },
            "machine.diskSizeGb is 20; set a whole number from 64 to 65536",
        ],
        [
            "a key with fewer uses than machines",
            { capacity: SCALING, enrollment: { maxUsage: 5 } },
            "enrollment.maxUsage is 5, less than the number of machines (6); set at least 6, and more for those that take their place",
        ],
        [
            "codes for machines that nobody watches start",
            { capacity: SCALING, enrollment: { userCodes: [] } },
            'enrollment.userCodes is set, but machines that start later would wait without end; set capacity.kind "fixed", or enroll with a key',
        ],
        [
            "more codes than machines",
            { enrollment: { userCodes: ["ABCDE-00001", "ABCDE-00002", "ABCDE-00003"] } },
            "enrollment.userCodes has 3 codes, more than the number of machines (2); remove those that are used",
        ],
        [
            "a least size above the greatest",
            { capacity: { ...SCALING, min: 7 } },
            "capacity.min is 7, more than capacity.max (6); lower it",
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
            "more than a group holds",
            { capacity: { kind: "fixed", perZone: 101 } },
            "capacity.perZone is 101; set a whole number from 1 to 100",
        ],
        [
            "a target above all",
            { capacity: { ...SCALING, target: { metric: "cpu", percent: 150 } } },
            "capacity.target.percent is 150; set a whole number from 1 to 100",
        ],
        ["no zone", { network: { subnet: "subnet", zones: [] } }, "network.zones has 0 zones; set 1 to 3 zones"],
    ])("%s", (_what, args, fault) => {
        const all = given(args);
        const declare = () => new AppConnectors("payroll", all);
        expect(declare).toThrow(InvalidInputError);
        expect(declare).toThrow(`Cannot declare AppConnectors "payroll": ${fault}`);
    });

    it("a name that machines cannot have", () => {
        const all = given();
        expect(() => new AppConnectors("connectors-of-the-payroll", all)).toThrow(
            /name has 25 characters; use at most 24, because names of machines have at most 63, with their zone/,
        );
    });
});

describe("App Connectors on Google Cloud", () => {
    it("start with exactly the script that gives the image its key, without the space around it, and keep it secret", async () => {
        const enrollment = { existingKey: " 1|host|x\n" };
        const connectors = new AppConnectors("payroll", given({ capacity: SCALING, existingGroup: "216", enrollment }));
        const [template] = (await declared(connectors))("compute/instanceTemplate:InstanceTemplate");
        // The service is stopped before the key is written, and started after it: it reads the file once.
        expect(plain(template?.metadataStartupScript)).toBe(
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
        expect(await pulumi.isSecret(connectors.instanceTemplate?.metadataStartupScript ?? pulumi.output(""))).toBe(
            true,
        );
        expect(template?.metadata).toEqual({ "block-project-ssh-keys": "TRUE" });
    });

    it("without a key start with exactly the script that shows their code, and verify those that are known", async () => {
        const first = new AppConnectors("payroll", given({ enrollment: { userCodes: [] } }));
        const [instance] = (await declared(first))("compute/instance:Instance");
        expect(instance?.metadataStartupScript).toBe(
            [
                "#!/usr/bin/bash",
                // Without a key the connector writes its code to the console, some minutes after it has started.
                "systemctl start zpa-connector",
                "for attempt in $(seq 30); do",
                "    code=$(grep -oE '[A-Z0-9]{5}-[A-Z0-9]{5}' /etc/issue | head -n 1)",
                '    [ -n "$code" ] && break',
                "    sleep 10",
                "done",
                // The machine may write its own guest attributes; whoever may read the instance reads them.
                "# The metadata server is the machine's own; nothing of this leaves it.",
                'curl -s -X PUT --data "$code" -H "Metadata-Flavor: Google" \\',
                "    http://metadata.google.internal/computeMetadata/v1/instance/guest-attributes/zscaler/user-code",
                "",
            ].join("\n"),
        );
        expect(instance?.metadata).toMatchObject({ "enable-guest-attributes": "TRUE" });
        expect([first.enrollmentUserCodes, first.provisioningKey]).toEqual([undefined, undefined]);
        cloud = await mockGcp();
        const second = new AppConnectors("payroll", given({ enrollment: { userCodes: ["ABCDE-12345"] } }));
        expect(await settled(second.enrollmentUserCodes?.userCodes ?? pulumi.output([]))).toEqual(["ABCDE-12345"]);
    });

    it("are at the place of their region, unless the program says another", async () => {
        const here = new AppConnectors("here", given());
        expect(await settled(here.group.location)).toBe("Saint-Ghislain, Belgium");
        expect(await settled(here.group.latitude)).toBeCloseTo(50.45, 2);
        cloud = await mockGcp();
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
        cloud = await mockGcp();
        expect(await joined("216")).toBe("216");
    });

    it("have a new key for a group that exists", async () => {
        const { provisioningKey } = new AppConnectors("payroll", given({ existingGroup: "216" }));
        expect(await settled(provisioningKey?.group ?? pulumi.output(""))).toBe("216");
    });

    it("have a key with uses for all machines, and for many that take their place", async () => {
        const uses = async (args: More) => {
            cloud = await mockGcp();
            return settled(new AppConnectors("payroll", given(args)).provisioningKey?.maxUsage ?? pulumi.output(0));
        };
        expect(await uses({})).toBe(20);
        expect(await uses({ capacity: SCALING })).toBe(100);
    });

    it("open no port, have no address of the internet, and act as nobody", async () => {
        const of = await declared(new AppConnectors("payroll", given()));
        expect(of("compute/firewall:Firewall")).toEqual([]);
        const machines = of("compute/instance:Instance");
        expect(machines.map(({ zone }) => zone)).toEqual(ZONES);
        for (const { networkInterfaces, serviceAccount } of machines) {
            expect(networkInterfaces).toEqual([
                { subnetwork: expect.any(String), networkIp: expect.stringMatching(/^10\.0\.1\./) },
            ]);
            expect(serviceAccount).toBeUndefined();
        }
    });

    it.each([{ kind: "fixed" } as const, SCALING])(
        "create and look up all with the provider that they are given (%j)",
        async (capacity) => {
            const all = given({ capacity });
            await settled(pulumi.output(all.network.subnet));
            expect(
                await withoutProvider((provider) => declared(new AppConnectors("payroll", all, { provider }))),
            ).toEqual([]);
        },
    );

    it("follow the load of their processors, or of the network", async () => {
        const policy = async (target?: Extract<AppConnectorsArgs["capacity"], { kind: "autoScaling" }>["target"]) => {
            cloud = await mockGcp();
            const of = await declared(new AppConnectors("payroll", given({ capacity: { ...SCALING, target } })));
            return of("compute/regionAutoscaler:RegionAutoscaler")[0]?.autoscalingPolicy;
        };
        expect(await policy()).toMatchObject({ minReplicas: 2, maxReplicas: 6, cpuUtilization: { target: 0.5 } });
        expect(await policy({ metric: "networkOut", bytesPerMinute: 3e9 })).toMatchObject({
            metrics: [
                {
                    name: "compute.googleapis.com/instance/network/sent_bytes_count",
                    type: "DELTA_PER_MINUTE",
                    target: 3e9,
                },
            ],
        });
    });
});
