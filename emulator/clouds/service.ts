import type { EmulatorControl } from "../control/client";
import type { Identity } from "../core/tenant";
import type { ConnectorService } from "./machines/machine";

/** Zscaler as the connectors of simulated machines reach it: the tenant of this emulator. */
export function connectorService(control: EmulatorControl, identity: Identity): ConnectorService {
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
        async gone({ kind, id }) {
            await (kind === "cloudConnector" ? control.cloud.terminate(id) : control.disconnect(id));
        },
        async silent({ kind, id }) {
            await (kind === "cloudConnector" ? control.cloud.report(id, "INACTIVE") : control.disconnect(id));
        },
        async heard({ kind, id }) {
            await (kind === "cloudConnector" ? control.cloud.report(id, "ACTIVE") : control.connect(id));
        },
        async forget({ kind, id }) {
            if (kind === "appConnector") return control.remove("connector", id);
            const connector = await control.cloud.report(id, "INACTIVE");
            await control.remove("ecVm", connector.id);
        },
    };
}
