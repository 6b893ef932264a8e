import { expect, it } from "@jest/globals";
import { create, remove } from "../../../provider/lifecycle/lifecycle";
import { appConnectorGroup } from "../../../provider/zpa/appConnectorGroup";
import { LYON } from "../../engine/programs";
import { Connected } from "../connected";

it("a group of Network Connectors is named among what keeps its App Connector group from being deleted", async () => {
    const groups = await Connected.to(appConnectorGroup, {});
    const beside = await create(groups.context, { inputs: groups.checked(LYON) });
    const network = await create(groups.context, {
        inputs: groups.checked({
            ...LYON,
            name: "Lyon networks",
            connectorType: "Network",
            networkConnector: { appConnectorGroupId: beside.id },
        }),
    });
    const servers = { name: "Lyon servers", enabled: true, dynamicDiscovery: true };
    await groups.emulator.control.create("serverGroup", { ...servers, appConnectorGroups: [{ id: beside.id }] });
    groups.renew();
    const refused = remove(groups.context, { id: beside.id, outputs: beside.outputs });
    await expect(refused).rejects.toThrow(
        `App Connector group "Lyon networks" (${network.id}) in networkConnector (not in this stack)`,
    );
    await groups.close();
});
