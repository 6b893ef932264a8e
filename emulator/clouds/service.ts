import type { EmulatorControl } from "../control/client";
import type { Identity } from "../core/tenant";
import type { Connector, ConnectorService } from "./machines/machine";

/** Zscaler as the connectors of simulated machines reach it: the tenant of this emulator. */
export function connectorService(control: EmulatorControl, identity: Identity): ConnectorService {
    const verified = async (connector: Connector): Promise<Connector> => {
        if (connector.kind !== "waiting") return connector;
        const { enrolledId } = await control.get("machine", connector.id);
        if (typeof enrolledId !== "string") return connector;
        await control.connect(enrolledId);
        return { kind: "appConnector", id: enrolledId };
    };
    return {
        async signIn({ username, password, apiKey }) {
            const { connectorUsername, connectorPassword, connectorApiKey } = identity;
            const isKnown =
                username === connectorUsername && password === connectorPassword && apiKey === connectorApiKey;
            if (!isKnown) throw new Error("the credentials in the secret are wrong");
        },
        async register(machine) {
            await control.cloud.boot(machine);
            return { kind: "cloudConnector", id: machine.instanceId };
        },
        async enrol(machine) {
            const { id } = await control.enrol(machine);
            await control.connect(id);
            return { kind: "appConnector", id };
        },
        async wait(machine) {
            const { id, userCode } = await control.machine(machine);
            return { kind: "waiting", id, userCode };
        },
        verified,
        async gone(connector) {
            const { kind, id } = await verified(connector);
            if (kind === "waiting") await control.remove("machine", id);
            else await (kind === "cloudConnector" ? control.cloud.terminate(id) : control.disconnect(id));
        },
        async silent(connector) {
            const { kind, id } = await verified(connector);
            if (kind === "cloudConnector") await control.cloud.report(id, "INACTIVE");
            if (kind === "appConnector") await control.disconnect(id);
        },
        async heard(connector) {
            const { kind, id } = await verified(connector);
            if (kind === "cloudConnector") await control.cloud.report(id, "ACTIVE");
            if (kind === "appConnector") await control.connect(id);
        },
        async forget(connector) {
            const { kind, id } = await verified(connector);
            if (kind === "waiting") return;
            if (kind === "appConnector") return control.remove("connector", id);
            const cloudConnector = await control.cloud.report(id, "INACTIVE");
            await control.remove("ecVm", cloudConnector.id);
        },
    };
}
