"""Calls of the vendor's client against the emulator, and what came of each."""

import inspect
import json
import os

import requests
from requests.adapters import HTTPAdapter
from zscaler import ZscalerClient

EMULATOR = os.environ["CAMPAIGN_URL"]
CONTROL = os.environ["CAMPAIGN_CONTROL_URL"]
CONTROL_TOKEN = os.environ["CAMPAIGN_CONTROL_TOKEN"]
CUSTOMER_ID = os.environ["CAMPAIGN_CUSTOMER_ID"]

# Methods that every service inherits; they call nothing.
INHERITED = {"form_response_body", "format_request_body"}


def lead_hosts_to_emulator():
    """All host names of the service lead to the emulator, and to nowhere else; the client itself stays as it is."""
    send = HTTPAdapter.send

    def redirected(self, request, **options):
        scheme, _, rest = request.url.partition("://")
        host, _, path = rest.partition("/")
        if scheme == "https":
            if not host.endswith((".zsapi.net", ".zslogin.net")):
                raise RuntimeError(f"the client calls {host}, which is no host of the service")
            request.url = f"{EMULATOR}/{path}"
        return send(self, request, **{**options, "proxies": {}})

    HTTPAdapter.send = redirected


def control(method, path, body=None):
    """The emulator's control API: machines, time, other administrators."""
    answer = requests.request(
        method, CONTROL + path, json=body, headers={"authorization": f"Bearer {CONTROL_TOKEN}"}, timeout=30
    )
    answer.raise_for_status()
    return answer.json()


class Calls:
    """Makes calls by the name of service and method, and reports each on a line of its own."""

    def __init__(self):
        lead_hosts_to_emulator()
        self.client = ZscalerClient(
            {
                "clientId": os.environ["CAMPAIGN_CLIENT_ID"],
                "clientSecret": os.environ["CAMPAIGN_CLIENT_SECRET"],
                "vanityDomain": "emulator",
                "cloud": "production",
                "customerId": CUSTOMER_ID,
                "logging": {"enabled": False},
            }
        )
        self.made = set()

    def __call__(self, name, /, *args, variant=None, check=None, **kwargs):
        """Returns what the method answers, or None when it fails. `check` says of an answer what is wrong with it."""
        product, service, method = name.split(".")
        self.made.add(name)
        result, error = None, None
        try:
            answer = getattr(getattr(getattr(self.client, product), service), method)(*args, **kwargs)
            result, error = (answer[0], answer[2]) if isinstance(answer, tuple) else (answer, None)
            if error is None and check is not None:
                complaint = check(result)
                error = None if complaint is True else f"the answer is not what was expected: {describe(result)}"
        except Exception as thrown:  # A fault of the client is an outcome like any other.
            error = f"{type(thrown).__name__}: {thrown}"
        self.report(name if variant is None else f"{name} ({variant})", error)
        return None if error else result

    def report(self, name, error):
        outcome = {"call": name} if error is None else {"call": name, "error": str(error)[:600]}
        print(json.dumps(outcome), flush=True)

    def report_uncalled(self, skipped):
        """Every method of the client that no line of the tables calls; `skipped` are services as a whole."""
        for product in ("zpa", "ztw"):
            services = getattr(self.client, product)
            for service in sorted(name for name in dir(type(services)) if not name.startswith("_")):
                if f"{product}.{service}" in skipped:
                    continue
                for method, _ in inspect.getmembers(type(getattr(services, service)), inspect.isfunction):
                    name = f"{product}.{service}.{method}"
                    if not method.startswith("_") and method not in INHERITED and name not in self.made:
                        self.report(name, "no line of the tables calls it")


def describe(result):
    return json.dumps(plain(result))[:300]


def plain(value):
    """An answer as JSON can say it."""
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    return value.as_dict() if hasattr(value, "as_dict") else value if isinstance(value, dict) else str(value)


def has(**wanted):
    """A check: the answer has these attributes."""
    return lambda result: all(getattr(result, key, None) == value for key, value in wanted.items())


def lists(identifier):
    """A check: the answer is a list with the object of that id."""
    return lambda result: any(str(getattr(entry, "id", None)) == str(identifier) for entry in result or [])


def filled(result):
    """A check: something is in the answer."""
    return bool(result)


def crud(calls, service, words, body, change, *, check_change=None, get_check=None, delete_args=None, variant=None):
    """Create, read, list, change; returns the id, and a function that deletes it."""
    made = calls(f"{service}.{words['add']}", variant=variant, check=lambda one: bool(one.id), **body)
    identifier = str(made.id) if made else "0"
    name = body.get("name")
    if words.get("get"):
        calls(f"{service}.{words['get']}", identifier, variant=variant, check=get_check or (has(name=name) if name else filled))
    calls(f"{service}.{words['list']}", variant=variant, check=lists(identifier))
    if words.get("update"):
        calls(f"{service}.{words['update']}", identifier, variant=variant, **change)
        if words.get("get"):
            changed = {key: value for key, value in (check_change or {}).items()}
            if changed:
                calls(f"{service}.{words['get']}", identifier, variant="after a change", check=has(**changed))
    return identifier, lambda: calls(f"{service}.{words['delete']}", identifier, variant=variant, **(delete_args or {}))
