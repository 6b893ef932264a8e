import { type Kind, newKey } from "../../../engine/enrolledMachines";
import type { Room } from "../../room";
import type { Subject } from "../../subject";

/** What the tables of all machines that are adopted have in common. */
export const enrolledMachine = (kind: Kind): Omit<Subject, "type"> => ({
    collection: kind.collection,
    async remote(room) {
        const machines = await room.control.list(kind.collection);
        const first = machines.find(({ provisioningKeyName }) => provisioningKeyName === room.named("Lyon"));
        if (!first) throw new Error("no machine has enrolled in Lyon");
        return first;
    },
    async setup(room: Room) {
        const lyon = await newKey(room, kind, "Lyon");
        const paris = await newKey(room, kind, "Paris");
        for (const { value } of [lyon, lyon, lyon, paris]) await room.control.enrol({ provisioningKey: value });
        return { declared: { provisioningKey: lyon.key }, replacement: { provisioningKey: paris.key } };
    },
    declared: { waitMinutes: 0 },
    wire: { enabled: true },
    changes: [
        {
            property: "description",
            value: "R&D <Lyon>",
            wire: { description: "R&D <Lyon>" },
            outside: { description: "theirs" },
        },
        { property: "name", value: "R&D Lyon", wire: { name: "R&D Lyon" }, outside: { name: "theirs" } },
        { property: "enabled", value: false, wire: { enabled: false }, outside: { enabled: true } },
    ],
    samples: [
        {
            [`${kind.collection}Id`]: "5",
            waitMinutes: 10,
            name: "Sample",
            description: "For a test",
            enabled: true,
            deleteOnDestroy: true,
            microtenantId: "7",
        },
        { [`${kind.collection}Name`]: "Sample" },
        { provisioningKey: "6" },
    ],
    retained: { enabled: true },
});
