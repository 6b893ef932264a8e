"""Calls every method that the vendor's client has for the objects that the emulator serves; one line of JSON for each call."""

import json
import os

import cloudConnector
import privateAccess
import privateCloud
from client import Calls

calls = Calls()
if os.environ["CAMPAIGN_ROUND"] == "licensed":
    privateCloud.run(calls)
else:
    privateAccess.run(calls)
    privateCloud.run(calls)
    cloudConnector.run(calls)
    calls.report_uncalled(set(json.loads(os.environ["CAMPAIGN_NOT_SERVED"])))
