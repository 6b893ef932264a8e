"""Calls on what tenants need a licence for: Private Cloud Controllers, their groups and sites, business continuity."""

import os

from client import control, crud, filled, has, lists
from privateAccess import words


def run(calls):
    common = {
        "enabled": True, "latitude": "45.764", "longitude": "4.8357", "location": "Lyon, France", "country_code": "FR",
        "upgrade_day": "SUNDAY", "upgrade_time_in_secs": "66600",
    }
    api = "zpa.private_cloud_group"
    group, end_group = crud(
        calls, api, words("add_cloud_group", "get_cloud_group", "list_cloud_groups", "update_cloud_group", "delete_cloud_group"),
        {"name": "Campus", "description": "Campus", **common}, {"name": "Campus 2", **common}, check_change={"name": "Campus 2"},
    )
    calls(f"{api}.list_private_cloud_group_summary", check=lists(group))
    controllers(calls, group)
    _, end = crud(
        calls, "zpa.private_cloud",
        words("add_private_cloud", "get_private_cloud", "list_private_clouds", "update_private_cloud", "delete_private_cloud"),
        {"name": "Site", "description": "Site", "enabled": True, "re_enroll_period": "30"},
        {"name": "Site 2", "enabled": True, "re_enroll_period": "60"}, check_change={"name": "Site 2"},
    )
    end()
    end_group()
    api = "zpa.business_continuity"
    _, end = crud(
        calls, api,
        words("add_business_continuity_setting", "get_business_continuity_setting", "list_business_continuity_settings",
              "update_business_continuity_setting", "delete_business_continuity_setting"),
        {"offline_domain": "offline.example.com", "new_user_support": True},
        {"offline_domain": "offline2.example.com", "new_user_support": False},
        check_change={"offline_domain": "offline2.example.com"},
    )
    for what in ("certificate", "metadata"):
        file = os.path.join(os.environ["CAMPAIGN_FOLDER"], f"business-continuity-{what}")
        calls(f"{api}.get_business_continuity_setting_{what}", filename=file, check=filled)
    end()


def controllers(calls, group):
    """Controllers appear when machines enrol."""
    api = "zpa.private_cloud_controller"
    machine = {"id": "0"}
    if group != "0":
        # The client knows keys of two kinds only, so another administrator makes this one.
        key = {"associationType": "SITE_CONTROLLER_GRP", "name": "Campus", "maxUsage": "1", "zcomponentId": group, "enrollmentCertId": "6573"}
        made = control("POST", "/objects/provisioningKey", key)
        machine = control("POST", "/enrol", {"provisioningKey": made["provisioningKey"]})
        control("DELETE", f"/objects/provisioningKey/{made['id']}")
    calls(f"{api}.list_cloud_controllers", check=lists(machine["id"]))
    calls(f"{api}.get_cloud_controller", machine["id"], check=lambda one: bool(one.name))
    calls(f"{api}.update_cloud_controller", machine["id"], name="Rack 4", enabled=True)
    calls(f"{api}.get_cloud_controller", machine["id"], variant="after a change", check=has(name="Rack 4"))
    calls(f"{api}.restart_private_controller", machine["id"])
    calls(f"{api}.delete_cloud_controller", machine["id"])
