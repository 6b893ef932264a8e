import { expect, it } from "@jest/globals";
import { Fleet } from "../../../emulator/clouds/machines/fleet";
import { until } from "../../until";
import { HOST, slowService } from "./appliances";

const REQUEST = { id: "i-1", zone: "us-west-2a", scope: {}, launch: {} };

it("a machine enrolls once, if other changes of the cloud end while it does", async () => {
    const { service, calls, answer } = slowService();
    const fleet = new Fleet(HOST, service);
    const ended = [fleet.launch(REQUEST), fleet.retry(), fleet.retry()];
    answer();
    await Promise.all(ended);
    expect(calls).toEqual(["enrol i-1"]);
    expect(fleet.get("i-1")).toMatchObject({ console: ["enrolled"], connector: { id: "7" } });
});

it("a machine that is lost while it enrolls stays lost, and its connector is heard no more", async () => {
    const { service, calls, answer } = slowService();
    const fleet = new Fleet(HOST, service);
    const launched = fleet.launch(REQUEST);
    await until(() => calls.length === 1);
    await fleet.terminate("i-1");
    answer();
    await launched;
    expect(fleet.get("i-1")).toMatchObject({ state: "terminated" });
    expect(calls).toEqual(["enrol i-1", "gone 7"]);
});
