import { expect, it } from "@jest/globals";
import { foreignState, namesIn, PULUMI_CLASSES, TERRAFORM_TYPES, takenFrom } from "../../importing/otherTools";
import { definitionOf } from "../../provider/definitionOf";
import { tablesOf } from "../docs/markdown";
import { recordedExport, recordedState } from "./recordedState";
import { TERRAFORM } from "./terraformState";

const read = (content: object) => foreignState(JSON.stringify(content), "state.json");

const names = (content: object) =>
    [...namesIn(read(content))].map(([key, { name, file = "" }]) => `${key}: ${name} in ${file}`);

it("a state of Terraform gives names, modules as files, and commands that forget, in one word of the shell each", () => {
    const { objects, others } = read(TERRAFORM);
    expect(names(TERRAFORM)).toEqual([
        "zpa:AppConnectorGroup 101: branch_lyon in ",
        "zpa:ServerGroup 201: sites-lyon in ",
        "zpa:ServerGroup 202: sites-l-aquila-x in ",
        "zpa:ServerGroup 203: lyon-0-servers in lyon-0",
        "zpa:ServerGroup 204: paris-servers in paris",
        "zpa:SegmentGroup 301: paris-this in paris",
        "zpa:AccessRule 401: allow in ",
        "zpa:AccessRuleOrder: order in ",
    ]);
    expect(objects.map(({ forget }) => forget)).toEqual([
        "terraform state rm zpa_app_connector_group.branch_lyon",
        `terraform state rm 'zpa_server_group.sites["Lyon"]'`,
        `terraform state rm 'zpa_server_group.sites["L'\\''Aquila $\${x}"]'`,
        "terraform state rm 'module.lyon[0].zpa_server_group.servers'",
        "terraform state rm module.paris.zpa_server_group.servers",
        "terraform state rm module.paris.zpa_segment_group.this",
        "terraform state rm zpa_policy_access_rule_v2.allow",
        "terraform state rm zpa_policy_access_rule_reorder.order",
    ]);
    expect(others).toEqual(["zpa_policy_access_rule_reorder.timeouts", "zpa_pra_portal_controller.portal[1]"]);
    expect(JSON.stringify(read(TERRAFORM))).not.toContain("key-text");
});

it("a state that the real provider has written gives the same, and the order of its rules", () => {
    const { objects, others } = foreignState(recordedState(), "terraform.tfstate");
    expect([...namesIn({ objects, others }).values()].map(({ name, file }) => `${name} in ${file}`)).toEqual([
        ...["wiki", "deny", "order", "wiki", "intranet", "shared", "sites-lyon", "sites-paris"].map(
            (name) => `${name} in undefined`,
        ),
        ...["lyon-this in lyon", "lyon-key in lyon", "paris-this in paris", "paris-key in paris"],
    ]);
    expect(objects.map(({ forget }) => forget)).toContain(`terraform state rm 'zpa_server_group.sites["Paris"]'`);
    expect(others).toEqual([]);
});

const URN = "urn:pulumi:prod::network::";

it("an export that the real provider has written gives the same, and commands that ask nothing, with what depends on others first", () => {
    const { objects, others } = foreignState(recordedExport(), "export.json");
    expect([...namesIn({ objects, others })].map(([key, { name, file = "" }]) => `${key}: ${name} in ${file}`)).toEqual(
        [
            "zpa:AccessRuleOrder: order in ",
            "zpa:AccessRule 216196257331404056: wiki in ",
            "zpa:ApplicationSegment 216196257331404055: wiki in ",
            "zpa:ServerGroup 216196257331404052: shared in ",
            "zpa:ServerGroup 216196257331404054: sites-paris in ",
            "zpa:ServerGroup 216196257331404053: sites-lyon in ",
            "zpa:AccessRule 216196257331404051: deny in ",
            "zpa:ProvisioningKey 58801: paris-key in paris",
            "zpa:ProvisioningKey 58800: lyon-key in lyon",
            "zpa:AppConnectorGroup 216196257331404047: paris-group in paris",
            "zpa:AppConnectorGroup 216196257331404046: lyon-group in lyon",
            "zpa:SegmentGroup 216196257331404048: intranet in ",
        ],
    );
    expect(others).toEqual([]);
    const commands = objects.map(({ forget }) => forget);
    expect(commands).toContain(`pulumi state delete --yes ${URN}zpa:index/segmentGroup:SegmentGroup::intranet`);
    expect(commands).toContain(`pulumi state delete --yes --force ${URN}zpa:index/serverGroup:ServerGroup::shared`);
    const key = `${URN}acme:Branch$zpa:index/provisioningKey:ProvisioningKey::lyon-key`;
    expect(commands).toContain(`pulumi state delete --yes '${key}'`);
});

/** As Pulumi exports them. */
const exportOf = (...resources: [type: string, name: string, id: string][]) => ({
    version: 3,
    deployment: {
        resources: resources.map(([type, name, id]) => ({ urn: `${URN}${type}::${name}`, custom: true, type, id })),
    },
});

it("an export may hold names with quotation marks, types that this library does not have, and orders of other policies", () => {
    const { objects, others } = read(
        exportOf(
            ["zpa:index/connectorGroup:ConnectorGroup", "lyon's", "101"],
            ["zpa:index/pRAPortal:PRAPortal", "portal", "501"],
            ["zpa:index/policyAccessReorderRule:PolicyAccessReorderRule", "timeouts", "TIMEOUT_POLICY-reorder"],
        ),
    );
    expect(objects.map(({ forget }) => forget)).toEqual([
        `pulumi state delete --yes '${URN}zpa:index/connectorGroup:ConnectorGroup::lyon'\\''s'`,
    ]);
    expect(others).toEqual([
        `${URN}zpa:index/policyAccessReorderRule:PolicyAccessReorderRule::timeouts`,
        `${URN}zpa:index/pRAPortal:PRAPortal::portal`,
    ]);
    expect(read({ deployment: { resources: null } })).toEqual({ objects: [], others: [] });
});

it.each([
    ["a plan", { format_version: "1.0", values: {} }],
    ["a state of before Terraform 0.12", { version: 3, modules: [] }],
    ["an encrypted state of OpenTofu", { encrypted_data: "x", meta: {} }],
    ["a list", []],
])("%s is refused, with what to do", (_, content) => {
    expect(() => read(content)).toThrow(
        "state.json is neither a state of Terraform 0.12 or later nor an export of a stack; write one with `terraform state pull`",
    );
});

it("a file that is no JSON is refused likewise", () => {
    expect(() => foreignState('resource "zpa_server_group" {}', "main.tf")).toThrow("main.tf is neither a state");
});

it("only what the program declares is forgotten, and what cannot be read is not said to be gone", () => {
    const state = read(TERRAFORM);
    const [group, sites] = state.objects;
    const { gone, forget, staying } = takenFrom(state, {
        tenant: {
            keys: new Set(["zpa:AppConnectorGroup 101", "zpa:ServerGroup 201"]),
            unread: [
                { type: "zpa:ServerGroup", id: "202", code: "permission", text: "no" },
                { type: "zpa:SegmentGroup", code: "permission", text: "no" },
            ],
        },
        program: { resources: [{ object: { ...group!, called: "", inputs: {} }, name: "lyon" }] },
    });
    expect(forget).toEqual([group?.forget]);
    expect(gone.map(({ id }) => id)).toEqual(["203", "204", "401"]);
    expect(sites?.id).toBe("201");
    expect(staying).toContain("zpa_policy_access_rule_reorder.order");
});

it("the page that compares the tools names the same types", () => {
    const rows = tablesOf("docs/terraform.md").find(({ heading }) => heading === "Resources")?.rows ?? [];
    const codes = (cell = "") => [...cell.matchAll(/`(\w+)`/g)].map(([, each = ""]) => each);
    const documented = rows.flatMap(([terraform, pulumi, here]) => {
        const type = codes(here)[0] ?? "";
        return [...codes(terraform), ...codes(pulumi)].map((theirs) => `${theirs}: ${type}`);
    });
    for (const [theirs, type] of [...TERRAFORM_TYPES, ...PULUMI_CLASSES]) {
        expect(definitionOf(type).type).toBe(type);
        expect(documented).toContain(`${theirs}: ${type.split(":")[1]}`);
    }
    const known = new Set([...TERRAFORM_TYPES.keys(), ...PULUMI_CLASSES.keys()]);
    expect(documented.filter((line) => !known.has(line.split(":")[0] ?? ""))).toEqual([
        // Its secrets are in no answer, so that a program cannot be made of it.
        "zpa_zia_cloud_config: FileTransferIntegration",
        "ZIACloudConfig: FileTransferIntegration",
        "zcc_app_profile_windows: ClientConnectorDrProfile",
        "ztc_activation_status: Activation",
    ]);
});
