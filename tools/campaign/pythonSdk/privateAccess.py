"""Calls on the objects of Private Access, in the order in which they depend on each other."""

from datetime import datetime, timedelta, timezone

from administration import run as administration
from client import CUSTOMER_ID, control, crud, filled, has, lists
from certificate import blob

TYPES = [("connector", "6573"), ("service_edge", "6574")]


def words(add, get, lists_, update, delete):
    return {"add": add, "get": get, "list": lists_, "update": update, "delete": delete}


def run(calls):
    groups, endings = machines(calls)
    endings += applications(calls, groups)
    receivers(calls, groups)
    tenant(calls)
    administration(calls)
    looked_up(calls)
    for end in reversed(endings):
        end()


def machines(calls):
    """Groups, keys, and the machines that enrol with them."""
    endings = []
    api = "zpa.app_connector_groups"
    connectors, end = crud(
        calls, api,
        words("add_connector_group", "get_connector_group", "list_connector_groups", "update_connector_group", "delete_connector_group"),
        {
            "name": "Lyon", "description": "Lyon office", "enabled": True, "latitude": "45.764", "longitude": "4.8357",
            "location": "Lyon, France", "upgrade_day": "SUNDAY", "upgrade_time_in_secs": "66600",
            "override_version_profile": True, "version_profile_id": "0", "dns_query_type": "IPV4",
            "pra_enabled": True, "tcp_quick_ack_app": True, "tcp_quick_ack_assistant": True, "tcp_quick_ack_read_assistant": True,
        },
        {"name": "Lyon 2", "enabled": True, "latitude": "45.764", "longitude": "4.8357", "location": "Lyon, France"},
        check_change={"name": "Lyon 2"},
    )
    endings.append(end)
    calls(f"{api}.get_connector_group_sg", connectors, check=has(name="Lyon 2"))
    calls(f"{api}.list_connector_groups_summary", check=lists(connectors))
    api = "zpa.service_edge_group"
    edges, end = crud(
        calls, api,
        words("add_service_edge_group", "get_service_edge_group", "list_service_edge_groups", "update_service_edge_group", "delete_service_edge_group"),
        {
            "name": "Edges", "description": "Edges in Lyon", "enabled": True, "latitude": "45.764", "longitude": "4.8357",
            "location": "Lyon, France", "upgrade_day": "SUNDAY", "upgrade_time_in_secs": "66600", "is_public": "FALSE",
        },
        {"name": "Edges 2", "enabled": True, "latitude": "45.764", "longitude": "4.8357", "location": "Lyon, France"},
        check_change={"name": "Edges 2"},
    )
    endings.append(end)
    for (kind, certificate), group in zip(TYPES, (connectors, edges)):
        endings.append(keys(calls, kind, certificate, group))
    for api, schedule in (("app_connector_schedule", "connector_schedule"), ("service_edge_schedule", "service_edge_schedule")):
        schedules(calls, f"zpa.{api}", schedule)
    for kind in ("connector", "service_edge"):
        machine = control("POST", "/machines", {})
        group = connectors if kind == "connector" else edges
        codes = {"user_codes": [machine["userCode"]]}
        calls("zpa.oauth2_user_code.verify_oauth2_user_code", kind, variant=kind, component_group_id=group, **codes)
        calls("zpa.oauth2_user_code.add_provisioning_key", kind, variant=kind, user_codes=codes["user_codes"])
    members(calls)
    return (connectors, edges), endings


def keys(calls, kind, certificate, group):
    api = "zpa.provisioning"
    key = calls(
        f"{api}.add_provisioning_key", kind, variant=kind, check=lambda one: bool(one.provisioning_key),
        name=f"Key of {kind}", max_usage="10", enrollment_cert_id=certificate, component_id=group,
    )
    identifier = key.id if key else "0"
    calls(f"{api}.get_provisioning_key", identifier, kind, variant=kind, check=has(name=f"Key of {kind}"))
    calls(f"{api}.list_provisioning_keys", kind, variant=kind, check=lists(identifier))
    calls(f"{api}.get_provisioning_key_by_zcomponent", group, kind, variant=kind, check=filled)
    if key:
        for _ in range(3):
            control("POST", "/enrol", {"provisioningKey": key.provisioning_key})
    calls(f"{api}.update_provisioning_key", identifier, kind, variant=kind, name=f"Key of {kind} 2", max_usage="11")
    calls(f"{api}.get_provisioning_key", identifier, kind, variant=f"{kind}, after a change", check=has(max_usage="11"))
    return lambda: calls(f"{api}.delete_provisioning_key", identifier, kind, variant=kind)


def schedules(calls, api, noun):
    body = {
        "customer_id": CUSTOMER_ID, "enabled": True, "delete_disabled": False, "frequency": "days", "frequency_interval": "5",
    }
    add, update = f"{api}.add_{noun}", f"{api}.update_{noun}"
    take = noun.startswith("connector")
    calls(add, **body) if take else calls(add, dict(body))
    schedule = calls(f"{api}.get_{noun}", check=has(frequency_interval="5"))
    identifier = str(schedule.id) if schedule else "0"
    changed = {**body, "frequency_interval": "7"}
    calls(update, identifier, **changed) if take else calls(update, identifier, changed)
    calls(f"{api}.get_{noun}", variant="after a change", check=has(frequency_interval="7"))


def members(calls):
    for api, noun, collection in (
        ("zpa.app_connectors", "connector", "connector"),
        ("zpa.service_edges", "service_edge", "serviceEdge"),
    ):
        enrolled = [machine["id"] for machine in control("GET", f"/objects/{collection}")]
        first, second, *rest = [*enrolled, "0", "0"]
        calls(f"{api}.list_{noun}s", check=lists(first))
        calls(f"{api}.get_{noun}", first, check=lambda one: bool(one.name))
        calls(f"{api}.update_{noun}", first, name="Rack 4", description="Rack 4", enabled=True)
        calls(f"{api}.get_{noun}", first, variant="after a change", check=has(name="Rack 4"))
        calls(f"{api}.delete_{noun}", first)
        calls(f"{api}.bulk_delete_{noun}s", [machine for machine in (second, *rest) if machine != "0"])


def applications(calls, groups):
    """Servers, server groups, segment groups, and segments of every kind."""
    connectors, _ = groups
    endings = []
    api = "zpa.servers"
    server, end = crud(
        calls, api, words("add_server", "get_server", "list_servers", "update_server", "delete_server"),
        {"name": "wiki", "description": "wiki", "address": "192.0.2.1", "enabled": True},
        {"name": "wiki 2", "address": "192.0.2.2", "enabled": True}, check_change={"address": "192.0.2.2"},
    )
    endings.append(end)
    calls(f"{api}.list_servers_summary", check=lists(server))
    server_group, end = crud(
        calls, "zpa.server_groups", words("add_group", "get_group", "list_groups", "update_group", "delete_group"),
        {"name": "Wiki", "description": "Wiki", "enabled": True, "dynamic_discovery": True, "app_connector_group_ids": [connectors]},
        {"name": "Wiki 2", "enabled": True, "dynamic_discovery": True, "app_connector_group_ids": [connectors]},
        check_change={"name": "Wiki 2"},
    )
    endings.append(end)
    api = "zpa.segment_groups"
    segment_group, end = crud(
        calls, api, words("add_group", "get_group", "list_groups", "update_group", "delete_group"),
        {"name": "Intranet", "description": "Intranet", "enabled": True},
        {"name": "Intranet 2", "enabled": True}, check_change={"name": "Intranet 2"},
    )
    endings.append(end)
    calls(f"{api}.update_group_v2", segment_group, name="Intranet 3", enabled=True)
    calls(f"{api}.get_group", segment_group, variant="after a change by version 2", check=has(name="Intranet 3"))
    common = {"enabled": True, "segment_group_id": segment_group, "server_group_ids": [server_group]}
    segments(calls, common, endings)
    certificate = certificates(calls, endings)
    for kind, api, noun, application in segment_kinds(certificate):
        segments_with_apps(calls, f"zpa.{api}", noun, kind, application, common, endings)
    policies(calls, groups, server_group, segment_group)
    return endings


def segments(calls, common, endings):
    api = "zpa.application_segment"
    ports = {"tcp_port_ranges": ["8080", "8080"], "udp_port_range": [{"from": "8080", "to": "8081"}]}
    first, end = crud(
        calls, api, words("add_segment", "get_segment", "list_segments", "update_segment", "delete_segment"),
        {"name": "Wiki", "description": "Wiki", "domain_names": ["wiki.example.com"], **ports, **common},
        {"name": "Wiki 2", "domain_names": ["wiki.example.com"], "tcp_port_range": [{"from": "443", "to": "443"}], **common},
        check_change={"name": "Wiki 2"}, delete_args={"force_delete": True},
    )
    endings.append(end)
    second = calls(
        f"{api}.add_segment", variant="of the same domain", name="Wiki backup", domain_names=["wiki.example.com"],
        tcp_port_ranges=["9090", "9090"], **common,
    )
    ids = [first, second.id] if second else [first]
    if second:
        endings.append(lambda: calls(f"{api}.delete_segment", second.id, variant="of the same domain", force_delete=True))
    calls(f"{api}.get_multimatch_unsupported_references", ["wiki.example.com"], check=lists(first))
    calls(f"{api}.bulk_update_multimatch", application_ids=ids, match_style="INCLUSIVE")
    calls(f"{api}.get_segment", first, variant="after a bulk change", check=has(match_style="INCLUSIVE"))
    calls(f"{api}.get_application_segment_count")
    calls(f"{api}.get_current_and_max_limit")
    calls(f"{api}.get_application_segment_mappings", first)
    calls(f"{api}.application_segment_export")
    calls(f"{api}.get_weighted_lb_config", first)
    calls(f"{api}.update_weighted_lb_config", first, weighted_load_balancing=False)
    calls(f"{api}.app_segment_move", first, target_segment_group_id="0", target_server_group_id="0", target_microtenant_id="0")
    calls(f"{api}.app_segment_share", first, share_to_microtenants=[])
    calls(f"{api}.add_segment_provision", name="Provisioned")


def certificates(calls, endings):
    api = "zpa.certificates"
    made = calls(f"{api}.add_certificate", name="web", cert_blob=blob("web.example.com"), check=lambda one: bool(one.id))
    identifier = made.id if made else "0"
    calls(f"{api}.get_certificate", identifier, check=has(name="web"))
    calls(f"{api}.list_certificates", check=lists(identifier))
    calls(f"{api}.list_issued_certificates", check=lists(identifier))
    calls(f"{api}.update_certificate", identifier, name="web 2")
    endings.append(lambda: calls(f"{api}.delete_certificate", identifier))
    return identifier


def segment_kinds(certificate):
    console = {"enabled": True, "application_port": "22", "application_protocol": "SSH"}
    web = {"enabled": True, "application_port": "443", "application_protocol": "HTTPS", "certificate_id": certificate}
    return [
        ("SECURE_REMOTE_ACCESS", "app_segments_pra", "pra", console),
        ("INSPECT", "app_segments_inspection", "inspection", web),
        ("BROWSER_ACCESS", "app_segments_ba_v2", "ba", web),
        ("BROWSER_ACCESS", "app_segments_ba", "ba", web),
    ]


def segments_with_apps(calls, api, noun, kind, application, common, endings):
    domain = f"{api.rsplit('_', 1)[-1]}.example.com"
    name = f"Segment of {api}"
    port = application["application_port"]
    apps = [{"name": domain, "domain": domain, **application}]

    def body():
        if api == "zpa.app_segments_ba":
            return {"clientless_app_ids": [dict(app) for app in apps]}
        return {"common_apps_dto": {"apps_config": [dict(app) for app in apps]}}

    listing = "list_segment_inspection" if noun == "inspection" else f"list_segments_{noun}"
    ports = {"tcp_port_ranges": [port, port], "domain_names": [domain]}
    identifier, end = crud(
        calls, api,
        words(f"add_segment_{noun}", f"get_segment_{noun}", listing, f"update_segment_{noun}", f"delete_segment_{noun}"),
        {"name": name, **ports, **common, **body()}, {"name": f"{name} 2", **ports, **common, **body()},
        check_change={"name": f"{name} 2"}, delete_args={"force_delete": True},
    )
    endings.append(end)
    if api == "zpa.app_segments_ba":
        return
    apps_of_kind = calls("zpa.app_segment_by_type.get_segments_by_type", kind, variant=kind, check=filled)
    if kind == "INSPECT" and apps_of_kind:
        calls("zpa.app_segment_by_type.delete_segments_by_type", apps_of_kind[0].id, kind)


def receivers(calls, groups):
    api = "zpa.lss"
    calls(f"{api}.get_all_log_formats", check=filled)
    calls(f"{api}.get_client_types", check=filled)
    calls(f"{api}.get_status_codes", check=filled)
    host = {"lss_host": "192.0.2.20", "lss_port": "5000", "app_connector_group_ids": [groups[0]]}
    made = calls(
        f"{api}.add_lss_config", name="Receiver", source_log_type="user_activity", check=lambda one: bool(one.id),
        policy_rules=[("client_type", ["web_browser", "client_connector"])], **host,
    )
    identifier = made.id if made else "0"
    calls(f"{api}.get_config", identifier, check=lambda one: one.config.name == "Receiver")
    calls(f"{api}.list_configs", check=lists(identifier))
    calls(f"{api}.update_lss_config", identifier, name="Receiver 2", source_log_type="user_activity", **host)
    calls(f"{api}.get_config", identifier, variant="after a change", check=lambda one: one.config.name == "Receiver 2")
    calls(f"{api}.delete_lss_config", identifier)


def tenant(calls):
    """Microtenants and certificates of enrolment."""
    api = "zpa.microtenants"
    domains = calls("zpa.customer_controller.get_auth_domains", check=filled)
    microtenant, end = crud(
        calls, api, words("add_microtenant", "get_microtenant", "list_microtenants", "update_microtenant", "delete_microtenant"),
        {"name": "Subsidiary", "description": "Subsidiary", "enabled": True, "criteria_attribute": "AuthDomain",
         "criteria_attribute_values": ["example.com"]},
        {"name": "Subsidiary 2", "enabled": True, "criteria_attribute": "AuthDomain", "criteria_attribute_values": ["example.com"]},
        check_change={"name": "Subsidiary 2"},
    )
    calls(f"{api}.get_microtenant_summary", check=filled)
    search = {"filters": [{"filter_name": "name", "operator": "EQ", "value": "Subsidiary 2"}], "operator": "AND"}
    calls(f"{api}.get_microtenant_search", filter_by={"filter_groups": [search], "operator": "AND"})
    end()
    assert domains is None or microtenant
    api = "zpa.enrollment_certificates"
    start, end_of_time = datetime.now(timezone.utc), datetime.now(timezone.utc) + timedelta(days=300)
    form = "%a, %d %b %Y %H:%M:%S"
    times = {"valid_from": start.strftime(form), "valid_to": end_of_time.strftime(form), "time_zone": "UTC"}
    root = calls(f"{api}.get_enrolment_by_name", "Root", check=has(name="Root"))
    parent = root.id if root else "0"
    _, end = crud(
        calls, api, words("add_enrollment_cert", "get_enrolment", "list_enrolment", "update_enrollment", "delete_enrollment_certificate"),
        {"name": "Plant", "description": "Plant", "client_cert_type": "ZAPP_CLIENT", "parent_cert_id": parent, **times},
        {"name": "Plant 2", "description": "Plant"}, check_change={"name": "Plant 2"},
    )
    calls(f"{api}.generate_csr", name="Plant", description="Plant", check=lambda one: bool(one.csr))
    calls(f"{api}.generate_self_signed", name="Own", description="Own", check=lambda one: bool(one.certificate), **dict(times))
    end()
    api = "zpa.customer_version_profile"
    calls(f"{api}.list_version_profiles", check=filled)
    calls(f"{api}.get_associated_version_profile", check=filled)
    calls(f"{api}.update_version_profile", "2", remove_override_flag=False)


def looked_up(calls):
    """What other products and identity providers keep: read."""
    for listing, getting in (
        ("zpa.posture_profiles.list_posture_profiles", "zpa.posture_profiles.get_profile"),
        ("zpa.trusted_networks.list_trusted_networks", "zpa.trusted_networks.get_network"),
        ("zpa.machine_groups.list_machine_groups", "zpa.machine_groups.get_group"),
        ("zpa.machine_groups.list_machine_group_summary", None),
        ("zpa.cloud_connector_groups.list_cloud_connector_groups", "zpa.cloud_connector_groups.get_cloud_connector_groups"),
        ("zpa.cloud_connector_groups.list_cloud_connector_group_summary", None),
        ("zpa.branch_connector_group.list_branch_connector_groups", None),
        ("zpa.branch_connector_group.list_branch_connector_group_summary", None),
        ("zpa.branch_connectors.list_branch_connectors", None),
        ("zpa.location_controller.get_location_summary", None),
        ("zpa.cbi_zpa_profile.list_isolation_profiles", None),
        ("zpa.cbi_zpa_profile.list_cbi_zpa_profiles", None),
        ("zpa.customer_dr_tool.list_latest_dr_tool_versions", None),
        ("zpa.saml_attributes.list_saml_attributes", "zpa.saml_attributes.get_saml_attribute"),
    ):
        found = calls(listing, check=filled)
        if getting:
            calls(getting, str(found[0].id) if found else "0", check=lambda one: bool(one.name))
    calls("zpa.cloud_connector_controller.list_cloud_connectors")
    calls("zpa.location_controller.get_location_extranet_resource", "1")
    calls("zpa.location_controller.get_location_group_extranet_resource", "1")
    providers = calls("zpa.idp.list_idps", check=filled)
    # The one for users: another one signs in administrators, and has no attributes.
    idp = next((attribute["idpId"] for attribute in control("GET", "/objects/samlAttribute")), "0")
    assert providers is None or idp in [str(provider.id) for provider in providers]
    calls("zpa.idp.get_idp", idp, check=lambda one: bool(one.name))
    calls("zpa.saml_attributes.list_saml_attributes_by_idp", idp, check=filled)
    calls("zpa.saml_attributes.add_saml_attribute", name="mail", saml_name="mail", idp_id=idp, user_attribute=False)
    calls("zpa.saml_attributes.update_saml_attribute", "1", name="mail", saml_name="mail", idp_id=idp)
    calls("zpa.saml_attributes.delete_saml_attribute", "1")
    attributes = calls("zpa.scim_attributes.list_scim_attributes", idp, check=filled)
    attribute = str(attributes[0].id) if attributes else "0"
    calls("zpa.scim_attributes.get_scim_attribute", idp, attribute, check=lambda one: bool(one.name))
    calls("zpa.scim_attributes.get_scim_values", idp, attribute)
    scim_groups = calls("zpa.scim_groups.list_scim_groups", idp, check=filled)
    calls("zpa.scim_groups.get_scim_group", str(scim_groups[0].id) if scim_groups else "0", check=lambda one: bool(one.name))


def policies(calls, groups, server_group, segment_group):
    from policies import run as run_policies

    run_policies(calls, groups, server_group, segment_group)
