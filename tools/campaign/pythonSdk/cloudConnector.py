"""Calls on the objects of Cloud & Branch Connector."""

from client import control, filled, has, lists


def run(calls):
    api = "ztw.location_template"
    details = {
        "templatePrefix": "lyon", "xffForwardEnabled": False, "authRequired": False, "cautionEnabled": False, "aupEnabled": False,
        "aupTimeoutInDays": 0, "ofwEnabled": True, "ipsControl": True, "enforceBandwidthControl": False, "upBandwidth": 0,
        "dnBandwidth": 0, "displayTimeUnit": "MINUTE", "idleTimeInMinutes": 0, "surrogateIPEnforcedForKnownBrowsers": False,
        "surrogateRefreshTimeInMinutes": 0, "surrogateRefreshTimeUnit": "MINUTE", "surrogateIP": False,
    }
    template = calls(f"{api}.add_location_template", "Lyon", dict(details), check=lambda one: bool(one.id))
    template_id = template.id if template else 0
    calls(f"{api}.list_location_templates", check=lists(template_id))
    calls(f"{api}.list_template_lite", check=lists(template_id))
    calls(f"{api}.update_location_template", str(template_id), name="Lyon 2", template=dict(details))
    api = "ztw.provisioning_url"
    body = {
        "prov_url_type": "CLOUD",
        "prov_url_data": {"cloud_provider_type": "AWS", "form_factor": "SMALL", "location_template": {"id": template_id}},
    }
    url = calls(f"{api}.add_provisioning_url", name="Lyon", desc="Lyon", check=lambda one: bool(one.id), **dict(body))
    url_id = url.id if url else 0
    calls(f"{api}.get_provisioning_url", url_id, check=has(name="Lyon"))
    calls(f"{api}.list_provisioning_url", check=lists(url_id))
    calls(f"{api}.update_provisioning_url", url_id, name="Lyon 2", desc="Lyon", **dict(body))
    calls(f"{api}.get_provisioning_url", url_id, variant="after a change", check=has(name="Lyon 2"))
    if url:
        for _ in range(2):
            control("POST", "/cloud/machines", {"provUrl": "Lyon 2", "network": "vpc-0a1b2c3d", "zone": "us-west-2a"})
    members(calls)
    rules(calls)
    looked_up(calls)
    calls("ztw.activate.get_status", check=filled)
    calls("ztw.activate.activate", check=filled)
    calls("ztw.activate.activate", variant="by force", force=True, check=filled)
    calls("ztw.provisioning_url.delete_provisioning_url", url_id)
    calls("ztw.location_template.delete_location_template", str(template_id))


def members(calls):
    api = "ztw.ec_groups"
    groups = calls(f"{api}.list_ec_groups", check=filled)
    group = groups[0] if groups else None
    group_id = str(group.id) if group else "0"
    machines = [str(machine["id"]) for machine in control("GET", "/objects/ecVm")] or ["0"]
    calls(f"{api}.get_ec_group", group_id, check=lists(group_id))
    calls(f"{api}.list_ec_group_lite", check=lists(group_id))
    calls(f"{api}.list_ec_instance_lite", check=filled)
    calls(f"{api}.get_ec_group_vm", group_id, machines[0], check=lambda one: str(one.id) == machines[0])
    api = "ztw.location_management"
    locations = calls(f"{api}.list_locations", check=filled)
    calls(f"{api}.list_locations_lite", check=filled)
    calls(f"{api}.get_location", locations[0].id if locations else 0, check=lambda one: bool(one.name))
    for machine in machines:
        calls("ztw.ec_groups.delete_ec_group_vm", group_id, machine, variant=None if machine == machines[0] else "another")
    # A group stays without its machines, and keeps its provisioning URL from being deleted; the API has no deletion of it.
    for left in control("GET", "/objects/ecgroup"):
        control("DELETE", f"/objects/ecgroup/{left['id']}")


def rules(calls):
    api = "ztw.forwarding_rules"
    body = {"type": "EC_RDR", "forward_method": "DIRECT", "state": "ENABLED", "order": 1, "rank": 7, "dest_addresses": ["192.0.2.30"]}
    rule = calls(f"{api}.add_rule", name="Direct", check=lambda one: bool(one.id), **dict(body))
    rule_id = rule.id if rule else 0
    calls(f"{api}.list_rules", check=lists(rule_id))
    calls(f"{api}.update_rule", str(rule_id), name="Direct 2", **dict(body))
    calls(f"{api}.delete_rule", rule_id)


def looked_up(calls):
    """What is read, and what clients could write elsewhere."""
    roles = calls("ztw.admin_roles.list_roles", check=filled)
    calls("ztw.admin_roles.add_role", "Operators")
    calls("ztw.admin_roles.update_role", str(roles[0].id) if roles else "0", name="Operators 2")
    calls("ztw.admin_roles.delete_role", "1")
    calls("ztw.forwarding_gateways.list_gateways", check=filled)
    calls("ztw.forwarding_gateways.list_gateway_lite", check=filled)
    calls("ztw.forwarding_gateways.add_gateway", name="Gateway")
    calls("ztw.forwarding_gateways.delete_gateway", 1)
    for kind, reads in (("ip_source_group", True), ("ip_destination_group", True), ("ip_group", True)):
        api = f"ztw.{kind}s"
        calls(f"{api}.list_{kind}s")
        calls(f"{api}.list_{kind}s_lite")
        calls(f"{api}.add_{kind}", name="Addresses", ip_addresses=["192.0.2.40"])
        calls(f"{api}.delete_{kind}", 1)
    calls("ztw.ip_destination_groups.update_ip_destination_group", "1", name="Addresses")
    calls("ztw.nw_service.list_network_services")
    calls("ztw.nw_service.add_network_service", name="Service", ports=[("dest", "tcp", "5000")])
    calls("ztw.nw_service.update_network_service", "1", name="Service")
    calls("ztw.nw_service.delete_network_service", 1)
    calls("ztw.nw_service_groups.list_network_svc_groups")
    calls("ztw.workload_groups.list_groups")
