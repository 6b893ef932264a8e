import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { check } from "../../provider/check/check";
import type { Values } from "../../provider/contract/values";
import { definitionOf } from "../../provider/definitionOf";
import { create, remove, update } from "../../provider/lifecycle/lifecycle";
import { Session } from "../../provider/session";
import { asExpected } from "../engine/asExpected";
import { Tenant } from "../engine/tenant";
import { declaredBy, laidOver } from "../lifecycle/assert";
import { Room } from "../lifecycle/room";
import type { Change, Json, Subject } from "../lifecycle/subject";
import { allSubjects } from "../lifecycle/tables";
import { settingsOf } from "../settings";

/** What an update does to properties that the program has not changed, and another administrator has. */

/** With one property of an update each: of what they have, nothing can be changed beside it. */
const OF_ONE_PROPERTY = [
    "zpa:AccessRuleOrder",
    "zpa:EnrollmentUserCodes",
    "cloudConnector:CloudConnector",
    "cloudConnector:Activation",
];

/** What another administrator cannot have made alone: a group that discovers its servers names none. */
const NOT_ALONE = ["zpa:ServerGroup dynamicDiscovery"];

/** Written whole, with secrets that belong to the rest: an update is refused. */
const WRITTEN_WHOLE = ["zpa:FileTransferIntegration"];

const subjects = allSubjects();
let tenant: Tenant;
beforeAll(async () => {
    const switches = Object.assign({}, ...subjects.map((subject) => subject.switches));
    const featureFlags = subjects.flatMap(({ features = [] }) => features).join();
    tenant = await Tenant.open({ switches: { ...switches, featureFlags } });
});
afterAll(() => tenant?.close());

/** A resource, against a session that knows nothing of the one before. */
function newRun(type: string) {
    const settings: Record<string, string> = { ...settingsOf(tenant.emulator), "zscaler:activation": "manual" };
    const session = new Session((key) => settings[key]);
    return { definition: definitionOf(type), backend: session.backendOf(type) };
}

function checkedAs(type: string, declared: Values): Values {
    const { inputs, failures } = check(definitionOf(type), declared);
    expect(failures).toEqual([]);
    return inputs;
}

/** A resource with the values that its table gives it, and what it can be changed to. */
class Scene {
    private constructor(
        private readonly subject: Subject,
        private readonly room: Room,
        private readonly declared: Values,
        readonly changes: readonly Change[],
    ) {}

    static async of(subject: Subject): Promise<Scene> {
        const room = new Room(tenant, subject.type);
        const { declared, changes = [] } = (await subject.setup?.(room)) ?? {};
        return new Scene(subject, room, { ...subject.declared, ...declared }, [...subject.changes, ...changes]);
    }

    /** The changes of other properties, which a program can make while another administrator has made this one. */
    besides({ property, with: others = {} }: Change): readonly Change[] {
        const taken = [property, ...Object.keys(others)];
        return this.changes.filter((each) => !Object.keys(declaredBy(each)).some((key) => taken.includes(key)));
    }

    /** @returns What the object is after the update, or what the update said. */
    async play(theirs: Change, own: Change): Promise<unknown> {
        const { type, retained, collection } = this.subject;
        const declared = { ...this.declared, ...declaredBy(theirs) };
        const { id, outputs } = await create(newRun(type), { inputs: checkedAs(type, declared) });
        try {
            const now = await this.remote();
            const patch = Object.entries(theirs.outside ?? {}).map(([key, value]) => [key, laidOver(now[key], value)]);
            await tenant.control.change(collection, String(now.id), Object.fromEntries(patch));
            const inputs = checkedAs(type, { ...declared, ...declaredBy(own) });
            await update(newRun(type), { id, olds: outputs, inputs });
            return asExpected(await this.remote(), { ...theirs.outside, ...own.wire });
        } catch (error) {
            return String(error);
        } finally {
            if (!retained) await remove(newRun(type), { id, outputs });
        }
    }

    private async remote(): Promise<Json> {
        const { remote, collection } = this.subject;
        return (await (remote?.(this.room) ?? tenant.object(collection, String(this.declared.name)))) as Json;
    }
}

it("names what others have changed when the service refuses an update that does not go with it", async () => {
    const type = "cloudConnector:LocationTemplate";
    const declared = checkedAs(type, { name: "Refused", firewall: true });
    const { id, outputs } = await create(newRun(type), { inputs: declared });
    await tenant.control.change("locationTemplate", id, { template: { ofwEnabled: false } });
    const inputs = checkedAs(type, { name: "Refused", firewall: true, intrusionPrevention: true });
    await expect(update(newRun(type), { id, olds: outputs, inputs })).rejects.toThrow(
        "Changed outside this program since the last refresh: firewall. Run `pulumi up --refresh` to set",
    );
});

describe.each(subjects.filter(({ type }) => !OF_ONE_PROPERTY.includes(type)))("an update of $type", (subject) => {
    it("leaves every property that the program has not changed as others have set it", async () => {
        const scene = await Scene.of(subject);
        const outside = scene.changes.filter(
            (change) => change.outside && !NOT_ALONE.includes(`${subject.type} ${change.property}`),
        );
        expect(outside).not.toEqual([]);
        for (const theirs of outside) {
            const seen: unknown[] = [];
            for (const own of scene.besides(theirs)) {
                const found = await scene.play(theirs, own);
                seen.push(found);
                // The two may exclude each other.
                if (typeof found !== "string") break;
                expect(found).toContain(`Changed outside this program since the last refresh: ${theirs.property}`);
            }
            if (WRITTEN_WHOLE.includes(subject.type)) continue;
            expect([theirs.property, seen.at(-1)]).toMatchObject([theirs.property, theirs.outside]);
        }
    });
});
