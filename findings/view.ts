import { containsUnknown, isUnknown } from "../provider/contract/unknowns";
import type { Values } from "../provider/contract/values";
import { isScaler, machinesOf } from "./capacity";
import type { Graph, Link } from "./graph";
import type { OtherObject, PlannedObject } from "./object";
import type { Subject } from "./rule";
import type { Settings } from "./settings";

/** What one check of one resource sees of the stack. It notices when the check depends on what is not known. */
export class View {
    #hasMetUnknown = false;

    constructor(
        readonly graph: Graph,
        readonly settings: Settings,
    ) {}

    /** Whether the check has looked at something that is not known. */
    get hasMetUnknown(): boolean {
        return this.#hasMetUnknown;
    }

    /** For what a rule would have to know and does not. */
    readonly doNotKnow = (): undefined => {
        this.#hasMetUnknown = true;
        return undefined;
    };

    subject(object: PlannedObject): Subject {
        const plain = this.graph.subjectOf(object);
        return this.graph.isKnown(object) ? plain : { ...plain, values: watch(object.values, this.doNotKnow) };
    }

    /** Every resource of a type. */
    all(type: string): Subject[] {
        return this.graph.ofType(type).map((each) => this.subject(each));
    }

    /** What a property names, as far as it is in this stack. */
    named(object: Subject, property: string, type?: string): Subject[] {
        const links = this.#links(object, property);
        if (links.some(({ isOpen }) => isOpen)) this.doNotKnow();
        return unique(links.flatMap(({ to }) => to))
            .filter((each) => type === undefined || each.type === type)
            .map((each) => this.subject(each));
    }

    /** Whether a property names something that is not in this stack. */
    namesElsewhere(object: Subject, property: string): boolean {
        return this.#links(object, property).some(({ elsewhere }) => elsewhere.length > 0);
    }

    /** What a property names, here by URN and elsewhere by id. */
    keys(object: Subject, property: string): Set<string> {
        const links = this.#links(object, property);
        if (links.some(({ isOpen }) => isOpen)) this.doNotKnow();
        return new Set(links.flatMap(({ to, elsewhere }) => [...to.map(({ urn }) => urn), ...elsewhere]));
    }

    /** The resources of a type that name this one. If none is known to, one that may is noticed. */
    naming(object: Subject, type: string, property?: string): Subject[] {
        const fits = (link: Link) => property === undefined || link.property === property;
        const found = this.graph.linksTo(object).filter((link) => link.from.type === type && fits(link));
        if (found.length === 0 && this.graph.openLinks(type, object.type).some(fits)) this.doNotKnow();
        return unique(found.map(({ from }) => from)).map((each) => this.subject(each));
    }

    /** How many machines of other packages start with what this one gives. Undefined if there are none. */
    machines(object: Subject): number | undefined {
        // A group whose size something else sets has that many.
        const isScaled = (each: OtherObject) => !isScaler(each) && this.graph.madeOf(each.urn).some(isScaler);
        const started = this.graph
            .madeOf(object.urn)
            .filter((each) => machinesOf(each) !== undefined && !isScaled(each));
        const counts = started.flatMap((each) => machinesOf(each) ?? []);
        if (counts.includes("unknown")) this.doNotKnow();
        const numbers = counts.filter((count) => count !== "unknown");
        return numbers.length === 0 ? undefined : numbers.reduce((sum, count) => sum + count, 0);
    }

    #links(object: Subject, property: string): Link[] {
        return this.graph.linksOf(object).filter((link) => link.property === property);
    }
}

const unique = (objects: readonly PlannedObject[]): PlannedObject[] => [...new Set(objects)];

function watch<T extends Values | readonly unknown[]>(target: T, meet: () => void): T {
    return new Proxy(target, {
        get(owner, key) {
            const value: unknown = Reflect.get(owner, key);
            if (isUnknown(value)) meet();
            return isNested(value) && containsUnknown(value) ? watch(value, meet) : value;
        },
    });
}

const isNested = (value: unknown): value is Values | readonly unknown[] => typeof value === "object" && value !== null;
