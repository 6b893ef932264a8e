import { beforeEach, describe, expect, it } from "@jest/globals";
import { InvalidInputError } from "pulumi-zscaler";
import { CloudConnectors, type CloudConnectorsArgs } from "pulumi-zscaler/gcp";
import { given, internal, scaling } from "./deployments";
import { mockGcp } from "./mockedGcp";

beforeEach(async () => {
    await mockGcp();
});

const inZones = (...zones: string[]): Partial<CloudConnectorsArgs> => ({
    network: { subnet: "subnet", managementSubnet: "subnet", zones },
});

describe("Cloud Connectors on Google Cloud refuse", () => {
    it.each<[string, Partial<CloudConnectorsArgs>, string]>([
        [
            "a port that no connector answers",
            { healthProbe: { port: 22 } },
            "healthProbe.port is 22; set 80, or a number from 1024 to 65535",
        ],
        [
            "a threshold that no health check has",
            { healthProbe: { unhealthyThreshold: 11 } },
            "healthProbe.unhealthyThreshold is 11; set a whole number from 1 to 10",
        ],
        [
            "a threshold of healthy probes that none has",
            { healthProbe: { healthyThreshold: 11 } },
            "healthProbe.healthyThreshold is 11; set a whole number from 1 to 10",
        ],
        [
            "a machine type that Zscaler does not support",
            { machine: { machineType: "n1-standard-2" } },
            'machine.machineType is "n1-standard-2"; set one of e2-standard-2, e2-standard-4, ',
        ],
        [
            "a group larger than Zscaler allows",
            scaling({ max: 33 }),
            "capacity.max is 33; set a whole number from 1 to 32",
        ],
        [
            "a least size above the greatest",
            scaling({ min: 9 }),
            "capacity.min is 9, more than capacity.max (8); lower it",
        ],
        [
            "a zone that could be without a connector",
            scaling({ min: 1 }),
            "capacity.min is 1, and there are 2 zones; set at least 2, because the group of a zone appears with its first connector",
        ],
        [
            "too little time to start",
            scaling({ initializationSeconds: 300 }),
            "capacity.initializationSeconds is 300; set a whole number from 600 to 3600",
        ],
        [
            "an image that cannot scale",
            { ...scaling({}), machine: { image: "projects/x/global/images/zs-cc-ga-02042026" } },
            'machine.image is zs-cc-ga-02042026, which cannot scale; set zs-cc-ga-03092026 or a later one, or capacity.kind "fixed"',
        ],
        [
            "machines that come and go without a load balancer",
            { ...scaling({}), loadBalancer: { kind: "none" } },
            'loadBalancer.kind is "none", but routes cannot lead to machines that come and go; set "internal", or capacity.kind "fixed"',
        ],
        [
            "no machine",
            { capacity: { kind: "fixed", perZone: 0 } },
            "capacity.perZone is 0; set a whole number from 1 to 16",
        ],
        [
            "an affinity that the balancer does not have",
            internal({ sessionAffinity: "COOKIE" }),
            'loadBalancer.sessionAffinity is "COOKIE"; set one of CLIENT_IP_NO_DESTINATION, CLIENT_IP, CLIENT_IP_PROTO, NONE',
        ],
        [
            "a time to drain that the balancer does not have",
            internal({ drainingSeconds: 4_000 }),
            "loadBalancer.drainingSeconds is 4000; set a whole number from 0 to 3600",
        ],
        [
            "settings for a zone without machines",
            { groups: { "europe-west1-d": {} } },
            'groups has the key "europe-west1-d"; use the zones of network.zones: europe-west1-b, europe-west1-c',
        ],
        ["no zone", inZones(), "network.zones has 0 zones; set 1 to 3 zones"],
        [
            "what is no zone",
            inZones("europe-west1"),
            'network.zones[0] is "europe-west1"; set the name of a zone, such as europe-west1-b',
        ],
        [
            "zones of two regions",
            inZones("europe-west1-b", "us-west1-a"),
            'network.zones[1] is "us-west1-a"; set zones of one region, such as europe-west1',
        ],
        [
            "a zone twice",
            inZones("europe-west1-b", "europe-west1-b"),
            'network.zones[1] is "europe-west1-b" again; set each zone once',
        ],
        [
            "a label that Google Cloud does not allow",
            { labels: { "Cost-Center": "1" } },
            'labels has the key "Cost-Center"; use small letters, digits, "_" and "-", and begin with a letter',
        ],
        [
            "a network tag that Google Cloud does not allow",
            { networkTags: ["Connectors"] },
            'networkTags[0] is "Connectors"; use small letters, digits and hyphens',
        ],
        [
            "an account without an address",
            { existingServiceAccount: "connectors" },
            'existingServiceAccount is "connectors"; set the e-mail address of the service account',
        ],
        [
            "a range that is none",
            { access: { sshCidrBlocks: ["10.0.0.0"] } },
            'access.sshCidrBlocks has "10.0.0.0"; set IPv4 ranges, such as 10.1.0.0/16',
        ],
    ])("%s", (_what, args, fault) => {
        const all = given(args);
        const declare = () => new CloudConnectors("west", all);
        expect(declare).toThrow(InvalidInputError);
        expect(declare).toThrow(`Cannot declare CloudConnectors "west": ${fault}`);
    });

    it("a name that service accounts cannot have", () => {
        const all = given();
        expect(() => new CloudConnectors("connectors-of-the-west-coast", all)).toThrow(
            /name has 28 characters; use at most 22/,
        );
        expect(() => new CloudConnectors("West", all)).toThrow(
            /name is "West"; use small letters, digits and hyphens, and begin with a letter/,
        );
    });

    it("all that is wrong at once", () => {
        const args = given({ ...scaling({ max: 99, min: 50 }), healthProbe: { port: 1 } });
        expect(() => new CloudConnectors("west", args)).toThrow(
            /3 arguments are wrong:\n {2}- healthProbe\.port .*\n {2}- capacity\.min .*\n {2}- capacity\.max/,
        );
    });
});
