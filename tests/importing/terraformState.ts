/** A state as Terraform writes it, with what of the providers a state can hold. */

const provider = 'provider["terraform.example.com/zscaler/zpa"]';

const instance = (id: string, index?: string | number) => ({
    ...(index !== undefined && { index_key: index }),
    schema_version: 0,
    attributes: { id, name: `Object ${id}`, microtenant_id: null },
    sensitive_attributes: [],
    private: "bnVsbA==",
});

export const TERRAFORM = {
    version: 4,
    terraform_version: "1.9.8",
    serial: 12,
    lineage: "6b2c7c0e-6b7e-4b5c-9c6e-0d6a5f6f9e11",
    outputs: { key: { value: "key-text", type: "string", sensitive: true } },
    resources: [
        {
            mode: "data",
            type: "zpa_enrollment_cert",
            name: "connector",
            provider,
            instances: [instance("6573")],
        },
        {
            mode: "managed",
            type: "zpa_app_connector_group",
            name: "branch_lyon",
            provider,
            instances: [instance("101"), { ...instance("100"), deposed: "f1b0c9a2" }],
        },
        {
            mode: "managed",
            type: "zpa_server_group",
            name: "sites",
            provider,
            instances: [instance("201", "Lyon"), instance("202", ["L'Aquila ", "{x}"].join("$"))],
        },
        ...[
            ["module.lyon[0]", "zpa_server_group", "servers", "203"],
            ["module.paris", "zpa_server_group", "servers", "204"],
            ["module.paris", "zpa_segment_group", "this", "301"],
        ].map(([module, type, name, id = ""]) => ({
            ...{ module, mode: "managed", type, name, provider, instances: [instance(id)] },
        })),
        {
            mode: "managed",
            type: "zpa_policy_access_rule_v2",
            name: "allow",
            provider,
            instances: [instance("401")],
        },
        {
            mode: "managed",
            type: "zpa_policy_access_rule_reorder",
            name: "order",
            provider,
            instances: [instance("ACCESS_POLICY-reorder")],
        },
        {
            mode: "managed",
            type: "zpa_policy_access_rule_reorder",
            name: "timeouts",
            provider,
            instances: [instance("TIMEOUT_POLICY-reorder")],
        },
        {
            mode: "managed",
            type: "zpa_pra_portal_controller",
            name: "portal",
            provider,
            instances: [instance("501", 1)],
        },
        {
            mode: "managed",
            type: "random_pet",
            name: "suffix",
            provider: 'provider["terraform.example.com/hashicorp/random"]',
            instances: [instance("pet")],
        },
    ],
};
