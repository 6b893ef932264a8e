import { describe, expect, it } from "@jest/globals";
import { usesIn, usesOf } from "../../cli/roleUses";
import { isType, leastRole } from "../../provider/leastRole";

const GROUPS = "App Connector Groups (App Connector Management)";
const KEYS = "App Connector Provisioning Keys (App Connector Management)";
const CERTIFICATES = "Enrollment Certificates (App Connector Management)";

const FULL = { access: "Full" } as const;
const READ = { access: "Read Only" } as const;

describe("the least role", () => {
    it("has the items of each resource, and of what its operations call", () => {
        expect(leastRole([{ type: "zpa:AppConnectorGroup", ...FULL }])).toEqual([
            { item: GROUPS, ...FULL, types: ["zpa:AppConnectorGroup"] },
            { item: CERTIFICATES, ...READ, types: ["zpa:AppConnectorGroup"] },
        ]);
    });

    it("gives Full access where one resource requires that and another only reads", () => {
        const uses = [
            { type: "zpa:LogReceiver", ...FULL },
            { type: "zpa:AppConnectorGroup", ...READ },
        ];
        expect(leastRole(uses)).toContainEqual({
            item: GROUPS,
            ...FULL,
            types: ["zpa:AppConnectorGroup", "zpa:LogReceiver"],
        });
        expect(leastRole(uses.map((use) => ({ ...use, ...READ }))).map(({ access }) => access)).not.toContain("Full");
    });

    it("has the item of the kind of group that a key is for, and all of them where that is not known", () => {
        const type = "zpa:ProvisioningKey";
        const items = (values?: object) => leastRole([{ type, ...FULL, ...(values && { values: { ...values } }) }]);
        expect(items({ associationType: "AppConnectorGroup" }).map(({ item }) => item)).toEqual([KEYS, CERTIFICATES]);
        expect(items({ associationType: "NetworkConnectorGroup" })).toContainEqual({
            item: "unknown",
            ...FULL,
            types: [type],
        });
        expect(items()).toHaveLength(4);
    });

    it("has the item of machines only for a group that deletes them", () => {
        const type = "zpa:AppConnectorGroup";
        const machines = { item: "App Connectors (App Connector Management)", ...FULL, types: [type] };
        const role = (deletes: boolean) =>
            leastRole([{ type, ...FULL, values: { deleteConnectorsOnDelete: deletes } }]);
        expect(role(true)).toContainEqual(machines);
        expect(role(false)).not.toContainEqual(machines);
    });

    it("says of each type by itself that its item is unknown, after those that are known", () => {
        const types = ["cloudConnector:Activation", "zpa:AppConnectorSchedule", "zpa:ServerGroup"];
        expect(leastRole(types.map((type) => ({ type, ...FULL }))).map(({ item, types }) => [item, ...types])).toEqual([
            ["Server Groups (Configuration)", "zpa:ServerGroup"],
            ["unknown", "cloudConnector:Activation"],
            ["unknown", "zpa:AppConnectorSchedule"],
        ]);
    });
});

it("has documented items for what Cloud & Branch Connector manages", () => {
    const item = (type: string) => leastRole([{ type, ...FULL }])[0]?.item;
    expect(item("cloudConnector:DnsControlRule")).toBe("Forwarding (Traffic, DNS & Logs)");
    expect(item("cloudConnector:ProvisioningUrl")).toBe("Template (Location & Provisioning)");
    expect(item("cloudConnector:CloudConnectorGroup")).toBe("Cloud Connector Provisioning");
    expect(item("cloudConnector:Location")).toBe("Location Management");
});

describe("the resources of a stack", () => {
    const resource = (type: string, more: object = {}) => ({ type: `pulumi-nodejs:dynamic/${type}`, ...more });
    const exported = (...resources: object[]) => JSON.stringify({ version: 3, deployment: { resources } });

    it("are those of this library, and those that are only read require Read Only", () => {
        const outputs = { associationType: "ServiceEdgeGroup" };
        const text = exported(
            { type: "pulumi:pulumi:Stack" },
            { type: "aws:ec2/vpc:Vpc" },
            resource("acme:Thing"),
            resource("zpa:ProvisioningKey", { outputs }),
            resource("zpa:AppConnectorGroup", { outputs: { __lookup: true } }),
            resource("zpa:ServerGroup", { external: true }),
        );
        expect(usesIn(text, isType)).toEqual([
            { type: "zpa:ProvisioningKey", values: outputs, ...FULL },
            { type: "zpa:AppConnectorGroup", values: { __lookup: true }, ...READ },
            { type: "zpa:ServerGroup", values: {}, ...READ },
        ]);
        expect(usesIn(JSON.stringify({ deployment: {} }), isType)).toEqual([]);
    });

    it.each(["", "[]", "not JSON", '{"deployment":{"resources":7}}'])("are not in %j", (text) => {
        expect(() => usesIn(text, isType)).toThrow("the file is not the output of `pulumi stack export`");
    });

    it("may be given by type, also those that are only looked up", () => {
        expect(usesOf(["zpa:TrustedNetwork"], isType)).toEqual([{ type: "zpa:TrustedNetwork", ...FULL }]);
        expect(() => usesOf(["zpa:Servers"], isType)).toThrow("the type zpa:Servers does not exist");
    });
});
