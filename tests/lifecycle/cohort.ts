import type { CustomResource, CustomResourceOptions } from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import type { Definition } from "../../provider/contract/definition";
import { definitionOf } from "../../provider/definitionOf";
import { asExpected } from "../engine/asExpected";
import { Onlooker } from "../engine/onlooker";
import { Tenant } from "../engine/tenant";
import type { TestStack } from "../engine/testStack";
import { laidOver } from "./assert";
import { Room } from "./room";
import type { Change, Json, Subject, Values } from "./subject";

type Resource = new (name: string, args: Values, options?: CustomResourceOptions) => CustomResource;

/** One resource of a cohort, declared under the name of its class. */
export class Member {
    readonly definition: Definition;
    readonly name: string;
    readonly onlooker = new Onlooker();
    readonly changes: readonly Change[];
    readonly replacement: Values;
    private readonly declared: Values;

    private constructor(
        readonly subject: Subject,
        private readonly tenant: Tenant,
        private readonly room: Room,
        setup: Awaited<ReturnType<NonNullable<Subject["setup"]>>>,
    ) {
        this.definition = definitionOf(subject.type);
        this.name = nameOf(subject);
        this.declared = { ...subject.declared, ...setup.declared };
        this.changes = [...subject.changes, ...(setup.changes ?? [])];
        this.replacement = { ...subject.replacement, ...setup.replacement };
    }

    static async settle(subject: Subject, tenant: Tenant): Promise<Member> {
        const room = new Room(tenant, nameOf(subject));
        return new Member(subject, tenant, room, (await subject.setup?.(room)) ?? {});
    }

    /** Called by the program. */
    declare(more: Values): void {
        const resource: Resource = Reflect.get(zscaler, this.name);
        const { inputs, outputs } = this.definition;
        const offered = Object.keys({ ...inputs.shape, ...outputs?.shape });
        this.onlooker.watch(new resource(this.name, { ...this.declared, ...more }, this.subject.options), offered);
    }

    /** The object as the service holds it. */
    async remote(): Promise<Json> {
        const { remote, collection, declared } = this.subject;
        return (await (remote?.(this.room) ?? this.tenant.object(collection, String(declared.name)))) as Json;
    }

    /** What has this id in the collection. */
    async byId(id: unknown): Promise<unknown> {
        return (await this.tenant.control.list(this.subject.collection)).find((object) => object.id === id);
    }

    /** The object as the service holds it, with its lists in the order of those that are expected. */
    async remoteAs(expected: Values): Promise<unknown> {
        return asExpected(await this.remote(), expected);
    }

    /** Another administrator changes it. */
    async change(patch: Json): Promise<void> {
        const now = await this.remote();
        const whole = Object.entries(patch).map(([key, value]) => [key, laidOver(now[key], value)]);
        await this.tenant.control.change(this.subject.collection, String(now.id), Object.fromEntries(whole));
    }

    /** Another administrator deletes it. */
    async remove(): Promise<string> {
        const { id } = await this.remote();
        await this.tenant.control.remove(this.subject.collection, String(id));
        return String(id);
    }

    names(): Promise<unknown[]> {
        return this.tenant.names(this.subject.collection);
    }

    async ids(): Promise<string[]> {
        return (await this.tenant.control.list(this.subject.collection)).map(({ id }) => id);
    }
}

const nameOf = ({ type }: Subject): string => type.split(":")[1] ?? "";

/** Several resources in one stack, which change together. */
export class Cohort {
    private constructor(
        readonly tenant: Tenant,
        readonly members: readonly Member[],
        readonly stack: TestStack,
    ) {}

    static async open(subjects: readonly Subject[]): Promise<Cohort> {
        const switches = Object.assign({}, ...subjects.map((subject) => subject.switches));
        const featureFlags = subjects.flatMap(({ features = [] }) => features).join();
        const tenant = await Tenant.open({ switches: { ...switches, featureFlags } });
        const members: Member[] = [];
        // One after the other, so that a tenant of many resources is the same each time.
        for (const subject of subjects) members.push(await Member.settle(subject, tenant));
        const stack = await tenant.stack(programOf(members));
        return new Cohort(tenant, members, stack);
    }

    /** The program in which each resource has some properties more than what it cannot do without. */
    program(more?: (member: Member) => Values): () => Promise<void> {
        return programOf(this.members, more);
    }

    /** What is to be expected of each resource, or is there, by its name. */
    async each<T>(look: (member: Member) => T | Promise<T>, members = this.members): Promise<Record<string, T>> {
        const all: [string, T][] = [];
        for (const member of members) all.push([member.name, await look(member)]);
        return Object.fromEntries(all);
    }

    close(): Promise<void> {
        return this.tenant.close();
    }
}

const programOf =
    (members: readonly Member[], more: (member: Member) => Values = () => ({})) =>
    async () => {
        for (const member of members) member.declare(more(member));
    };
