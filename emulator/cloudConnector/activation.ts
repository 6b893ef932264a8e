import type { ControlCall } from "../control/routes";
import type { Reply } from "../core/http";
import type { Json } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { OTHER_ADMINISTRATOR } from "./administrator";
import { Activation, organisation } from "./api/activation";
import { lock, refuseWhileLocked, unlock } from "./api/editLock";
import type { CloudCall, CloudRoute } from "./api/routes";

const PATH = "/ecAdminActivateStatus";

export const part: EmulatorModule<CloudRoute> = {
    collections: [organisation],
    // What the API client sees and does; the content of the requests does not matter.
    routes: [
        { method: "GET", path: PATH, handle: (call) => status(call, "GET") },
        {
            method: "PUT",
            path: `${PATH}/activate`,
            savesNothing: true,
            handle: (call) => activate(call, (activation, id) => activation.activate(id)),
        },
        {
            method: "PUT",
            path: `${PATH}/forcedActivate`,
            savesNothing: true,
            handle: (call) => activate(call, (activation, id) => activation.force(id)),
        },
        // A client of OneAPI has no session to end, but what it has saved becomes active; the legacy hosts have their own.
        { method: "DELETE", path: "/auth", savesNothing: true, onlyOneApi: true, handle: signOut },
    ],
    // What another administrator does in the portal.
    control: [
        { method: "GET", path: "/control/v1/cloud/activation", handle: ({ tenant }) => new Activation(tenant).state },
        {
            method: "POST",
            path: "/control/v1/cloud/administrator/edit",
            handle({ tenant }) {
                const activation = new Activation(tenant);
                activation.saved(OTHER_ADMINISTRATOR);
                return activation.state;
            },
        },
        {
            method: "POST",
            path: "/control/v1/cloud/administrator/activate",
            handle({ tenant }) {
                const activation = new Activation(tenant);
                return { adminActivateStatus: activation.activate(OTHER_ADMINISTRATOR), ...activation.state };
            },
        },
        { method: "POST", path: "/control/v1/cloud/lock", handle: hold },
        {
            method: "POST",
            path: "/control/v1/cloud/unlock",
            handle({ tenant }) {
                unlock(tenant);
                return {};
            },
        },
    ],
};

function status(call: CloudCall, verb: "GET" | "PUT"): Reply {
    return { status: 200, body: new Activation(call.tenant).answer(call.caller.administrator, verb) };
}

function activate(call: CloudCall, run: (activation: Activation, administrator: string) => void): Reply {
    if (call.tenant.switches.editLockScope === "activations") refuseWhileLocked(call.tenant);
    run(new Activation(call.tenant), call.caller.administrator);
    return status(call, "PUT");
}

function signOut({ tenant, caller }: CloudCall): Reply {
    new Activation(tenant).left(caller.administrator);
    return { status: 200 };
}

function hold(call: ControlCall): Json {
    const { seconds, by } = call.body();
    if (seconds !== undefined && !(typeof seconds === "number" && seconds >= 0)) {
        throw new RangeError("seconds of a lock must be a number of at least 0.");
    }
    const { name } = lock(call.tenant, { seconds, ...(typeof by === "string" && { by }) });
    return { heldBy: name };
}
