import { expect, it } from "@jest/globals";
import { create, remove } from "../../../provider/lifecycle/lifecycle";
import { appConnectorGroup } from "../../../provider/zpa/appConnectorGroup";
import { LYON } from "../../engine/programs";
import { Connected } from "../connected";

it("a group of Network Connectors is named among what keeps its App Connector group from being deleted", async () => {
    const groups = await Connected.to(appConnectorGroup, {});
    const beside = await create(appConnectorGroup, groups.checked(LYON), groups.backend, false);
    const network = await create(
        appConnectorGroup,
        groups.checked({
            ...LYON,
            name: "Lyon networks",
            connectorType: "Network",
            networkConnector: { appConnectorGroupId: beside.id },
        }),
        groups.backend,
        false,
    );
    const servers = { name: "Lyon servers", enabled: true, dynamicDiscovery: true };
    await groups.emulator.control.create("serverGroup", { ...servers, appConnectorGroups: [{ id: beside.id }] });
    groups.renew();
    const refused = remove(appConnectorGroup, beside.id, beside.outputs, groups.backend);
    await expect(refused).rejects.toThrow(
        `App Connector group "Lyon networks" (${network.id}) in networkConnector (not in this stack)`,
    );
    await groups.close();
});
