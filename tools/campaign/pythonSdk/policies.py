"""Rules of every policy, in both versions of the API."""

from client import control, filled, has, lists

POLICIES = [
    "access", "capabilities", "client_forwarding", "clientless", "credential", "inspection", "isolation", "portal_policy",
    "redirection", "siem", "timeout", "vpn_policy",
]
API = "zpa.policies"


def run(calls, groups, server_group, segment_group):
    connectors, edges = groups
    for policy in POLICIES:
        calls(f"{API}.get_policy", policy, variant=policy, check=lambda one: bool(one["id"]))
        calls(f"{API}.list_rules", policy, variant=policy)
    profile = next(iter(control("GET", "/objects/isolationProfile")), {}).get("id")
    old, new = [("app_group", "id", segment_group)], [("app_group", [segment_group])]
    assigned = {"app_connector_group_ids": [connectors], "app_server_group_ids": [server_group]}
    isolation = {"zpn_isolation_profile_id": profile}
    exporter = {"action": "isolate", **isolation}
    ways = [
        ("access", "access_rule", {"action": "allow", "conditions": old, **assigned}),
        ("access", "access_rule_v2", {"action": "allow", "conditions": new, **assigned}),
        ("client_forwarding", "client_forwarding_rule", {"action": "bypass", "conditions": old}),
        ("client_forwarding", "client_forwarding_rule_v2", {"action": "bypass", "conditions": new}),
        ("isolation", "isolation_rule", {**exporter, "conditions": [("client_type", "id", "zpn_client_type_exporter"), *old]}),
        ("isolation", "isolation_rule_v2", {**exporter, "conditions": [("client_type", ["zpn_client_type_exporter"]), *new]}),
        ("timeout", "timeout_rule", {"action": "RE_AUTH", "reauth_timeout": "172800", "reauth_idle_timeout": "600", "conditions": old}),
        ("timeout", "timeout_rule_v2", {"conditions": new}),
        ("inspection", "app_protection_rule", {"action": "bypass_inspect", "conditions": old}),
        ("inspection", "app_protection_rule_v2", {"action": "bypass_inspect", "conditions": new}),
        ("clientless", "browser_protection_rule_v2", {"action": "monitor"}),
        ("capabilities", "capabilities_rule_v2", {"conditions": new, "privileged_capabilities": {"file_upload": True}}),
        ("credential", "privileged_credential_rule_v2", {"credential_id": "1", "conditions": new}),
        ("redirection", "redirection_rule_v2", {"action": "redirect_preferred", "service_edge_group_ids": [edges],
                                                "conditions": [("client_type", ["zpn_client_type_zapp"])]}),
    ]
    made = []
    for policy, noun, body in ways:
        rule = calls(f"{API}.add_{noun}", name=f"Rule of {noun}", description=noun, check=lambda one: bool(one.id), **copied(body))
        identifier = str(rule.id) if rule else "0"
        calls(f"{API}.get_rule", policy, identifier, variant=noun, check=has(name=f"Rule of {noun}"))
        calls(f"{API}.update_{noun}", identifier, name=f"Rule of {noun} 2", description=noun, **copied(body))
        calls(f"{API}.get_rule", policy, identifier, variant=f"{noun}, after a change", check=has(name=f"Rule of {noun} 2"))
        made.append((policy, noun, identifier))
    order(calls, [rule for policy, _, rule in made if policy == "access"])
    calls(f"{API}.get_policy_rule_count", "access", check=filled)
    calls(f"{API}.get_risk_score_values", check=filled)
    calls(f"{API}.list_rules_by_appplication_id", "access", "1")
    for policy, noun, rule in reversed(made):
        calls(f"{API}.delete_rule", policy, rule, variant=noun)


def order(calls, rules):
    calls(f"{API}.list_rules", "access", variant="access, with rules", check=lists(rules[0]))
    calls(f"{API}.reorder_rule", "access", rules[-1], "1")
    calls(f"{API}.get_rule", "access", rules[-1], variant="after a new order", check=has(rule_order="1"))
    every = [rule["id"] for rule in control("GET", "/objects/policyRule") if rule["policyType"] == "1"]
    wanted = [*rules, *(rule for rule in every if rule not in rules)]
    calls(f"{API}.bulk_reorder_rules", "access", wanted)
    calls(f"{API}.get_rule", "access", rules[0], variant="after an order of all", check=has(rule_order="1"))


def copied(body):
    """The client takes things out of what it is given."""
    return {key: list(value) if isinstance(value, list) else dict(value) if isinstance(value, dict) else value for key, value in body.items()}
