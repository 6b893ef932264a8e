import { expect, it } from "@jest/globals";
import { MachineEvents } from "../../../emulator/clouds/machines/events";
import { Fleet } from "../../../emulator/clouds/machines/fleet";
import type { GroupKind } from "../../../emulator/clouds/machines/groupKind";
import { MachineGroups } from "../../../emulator/clouds/machines/groups";
import type { CloudObject } from "../../../emulator/clouds/objects";
import { Objects } from "../../../emulator/clouds/objects";
import { HOST, slowService } from "./appliances";

const GROUP: CloudObject = {
    type: "aws:autoscaling/group:Group",
    id: "west",
    space: "us-west-2",
    number: 1,
    scope: { region: "us-west-2" },
    inputs: {},
    outputs: { desiredCapacity: 2 },
};

/** A group of two machines in two zones. */
function openGroup() {
    const { service, answer } = slowService();
    const [objects, fleet] = [new Objects(), new Fleet(HOST, service)];
    let started = 0;
    const kind: GroupKind = {
        type: GROUP.type,
        wanted: ({ outputs }) => Number(outputs.desiredCapacity),
        resized: (group, desiredCapacity) => ({ ...group, outputs: { desiredCapacity } }),
        places: () => ["us-west-2a", "us-west-2b"].map((zone) => ({ zone, launch: {} })),
        newId() {
            started += 1;
            return `i-${started}`;
        },
    };
    objects.put(GROUP);
    const groups = new MachineGroups(objects, fleet, [kind], Date.now);
    const events = new MachineEvents(fleet, groups, Date.now);
    return { groups, events, objects, answer, running: () => fleet.alive().length };
}

it("a group has as many machines as it wants, if it changes while its machines enrol", async () => {
    const { groups, answer, running } = openGroup();
    const ended = [groups.reconcile(GROUP), groups.reconcile(GROUP), groups.restoreZone("us-west-2b")];
    answer();
    await Promise.all(ended);
    expect(running()).toBe(2);
});

it("a group follows the last number that it was told, if it was told another one before", async () => {
    const { groups, objects, answer, running } = openGroup();
    const ended = [groups.scale("west", 6), groups.scale("west", 3), groups.restoreZone("us-west-2b")];
    answer();
    await Promise.all(ended);
    expect(running()).toBe(3);
    expect(objects.get(GROUP)?.outputs).toEqual({ desiredCapacity: 3 });
});

it("a group that is deleted while its machines enrol keeps none of them", async () => {
    const { groups, events, answer, running } = openGroup();
    const ended = [groups.reconcile(GROUP), groups.dissolve(GROUP, 600), events.settle()];
    answer();
    await Promise.all(ended);
    expect(running()).toBe(0);
});
