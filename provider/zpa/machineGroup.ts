import type { Noun } from "../definition";
import { objects, textOf } from "../wire";

/** Machines that connect before anybody signs in. */
export const machineGroup: Noun = {
    type: "zpa:MachineGroup",
    noun: "machine group",
    place: ({ microtenantId }) => ({
        path: "machineGroup",
        noun: "machine group",
        access: "Machine Groups (Machine Management)",
        microtenantId: textOf(microtenantId),
    }),
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        description: textOf(wire.description),
        enabled: wire.enabled !== false,
        machines: objects(wire.machines).map(({ id, name }) => ({ id: String(id), name: String(name) })),
    }),
};
