import { expect, it } from "@jest/globals";
import { provisioningUrl } from "../../../provider/cloudConnector";
import { PermissionError } from "../../../provider/http/errors/errors";
import { endpointOf } from "../../../provider/lifecycle/mapping";
import { onTestFinished } from "../../onTestFinished";
import { failureOf } from "../http/support/service";
import { Fleet } from "./fleet";

it("a read that is refused asks for the access that the console calls View Only", async () => {
    const fleet = await Fleet.open();
    onTestFinished(() => fleet.close());
    await fleet.control.fault({ method: "GET", path: "/provUrl", status: 403 });
    const backend = fleet.run();
    const urls = await endpointOf({ definition: provisioningUrl, backend }, {});
    const error = await failureOf(backend.find(urls, "fleet"), PermissionError);
    expect(error.nextStep).toContain("View Only access to Template (Location & Provisioning)");
});
