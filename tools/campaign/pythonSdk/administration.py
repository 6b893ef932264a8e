"""Calls on what the console has under Administration Control: roles, administrators, IP ranges, the integration with Internet Access."""

from client import crud, filled, has, lists

PASSWORD = "Campaign-2027!"


def words(noun, many):
    return {"add": f"add_{noun}", "get": f"get_{noun}", "list": f"list_{many}", "update": f"update_{noun}", "delete": f"delete_{noun}"}


def run(calls):
    api = "zpa.role_controller"
    groups = calls(f"{api}.list_permission_groups", check=filled)
    group = next((each for each in groups or [] if each.name == "Administration"), None)
    item = {"permission": {"type": "VIEW_ONLY"}, "class_type": {"id": "22"}}
    permissions = [{"id": group.id if group else "9", "name": "Administration", "class_permissions": [item]}]
    role, end_role = crud(
        calls, api, words("role", "roles"),
        {"name": "Auditors", "description": "Read the log", "class_permission_groups": permissions},
        {"name": "Auditors 2", "class_permission_groups": permissions}, check_change={"name": "Auditors 2"},
    )
    api = "zpa.administrator_controller"
    person = {
        "username": "kim@example.com", "email": "kim@example.com", "display_name": "Kim", "phone_number": "0123456789", "role_id": role,
    }
    made = calls(f"{api}.add_administrator", check=lambda one: bool(one.id), password=PASSWORD, confirm_password=PASSWORD, **person)
    identifier = made.id if made else "0"
    calls(f"{api}.get_administrator", identifier, check=has(username="kim@example.com"))
    calls(f"{api}.list_administrators", check=lists(identifier))
    calls(f"{api}.update_administrator", identifier, **{**person, "display_name": "Kim 2"})
    calls(f"{api}.get_administrator", identifier, variant="after a change", check=has(display_name="Kim 2"))
    calls(f"{api}.delete_administrator", identifier)
    end_role()
    ranges(calls)
    integration(calls)


def ranges(calls):
    api = "zpa.c2c_ip_ranges"
    place = {"location": "Lyon, France", "country_code": "FR", "latitude_in_db": "45.764", "longitude_in_db": "4.8357"}
    _, end = crud(
        calls, api, words("ip_range", "ip_ranges"),
        {"name": "Lyon", "enabled": True, "ip_range_begin": "192.168.1.1", "ip_range_end": "192.168.1.254", **place},
        {"name": "Lyon 2", "enabled": True, "ip_range_begin": "192.168.1.1", "ip_range_end": "192.168.1.200", **place},
        check_change={"name": "Lyon 2"},
    )
    calls(f"{api}.get_ip_range_search", page_by={"page": "1", "page_size": "20"})
    end()


def integration(calls):
    api = "zpa.zia_customer_config"
    calls(
        f"{api}.add_zia_cloud_service_config", check=has(zia_username="scan@example.com"), zia_cloud_domain="zscaler.net",
        zia_username="scan@example.com", zia_password=PASSWORD, zia_cloud_service_api_key="key", zia_sandbox_api_token="token",
    )
    calls(f"{api}.get_zia_cloud_service_config", check=filled)
    calls(f"{api}.check_zia_cloud_config", check=filled)
    calls(f"{api}.get_session_termination_on_reauth")
    calls(f"{api}.update_session_termination_on_reauth", session_termination_on_reauth=True)
