import * as pulumi from "@pulumi/pulumi";
import type * as provider from "../provider/check/invalidInputs";
import { mayBeTransformed } from "./insideOutputs";
import { isInput, type Kind } from "./kinds";
import { type Settled, settled } from "./settledValues";

/** A resource that the program has declared. */
export interface Declaration {
    resource: pulumi.Resource;
    /** Module and name, for example `zpa:AppConnectorGroup`. */
    type: string;
    name: string;
    inputs: object;
    properties: Readonly<Record<string, Kind>>;
    options: pulumi.CustomResourceOptions;
}

/** Further ones are counted, and not listed. */
const MOST_LISTED = 100;

/**
 * What a program declares in one preview. The engine stops at the first resource whose check fails, so a preview would show
 * one bad resource at a time. The program's process therefore checks what is declared by the rules of the provider, and lists
 * all that is wrong when more than one resource is.
 */
export class Declarations {
    /** Those that are not checked yet. */
    private open: Declaration[] = [];
    /** Settled once these are checked; undefined while there are none. */
    private checked: Promise<void> | undefined;
    /** What is wrong, for each bad resource. */
    private readonly bad: string[] = [];
    private listed = 0;

    /** @param ready Settled once resources may be registered at all. */
    constructor(private readonly ready: Promise<void>) {}

    /**
     * To be called for each resource before it is declared. Settled once it may be registered, which waits for the check,
     * because a registration can end the run: also the first one, for which the provider may run already, as in a preview
     * that refreshes first.
     */
    turn(): Promise<void> {
        this.checked ??= this.ready.then(() => this.checkOpen());
        return this.checked;
    }

    /** To be called once it is declared. */
    add(declaration: Declaration): void {
        this.open.push(declaration);
    }

    private async checkOpen(): Promise<void> {
        try {
            // Until then the program declares more.
            await new Promise<void>((resolve) => setImmediate(resolve));
            this.checked = undefined;
            // A single one has its own error.
            if (this.open.length + this.bad.length < 2) return;
            const declarations = this.open.filter(isCheckedAsDeclared);
            this.open = [];
            const inputs = await settled(declarations.map((declaration) => declaration.inputs));
            declarations.forEach((declaration, at) => {
                this.check(declaration, inputs[at]);
            });
            this.list();
        } catch (error) {
            // The engine has the provider check each of them once more.
            void pulumi.log.debug(String(error));
        }
    }

    /** The provider, and with it the schemas, is loaded here and not before, by `require` for the reasons of lookups. */
    private check({ type, name, options, properties }: Declaration, inputs: Settled = NOTHING): void {
        const { invalidInputs }: typeof provider = require("../provider/check/invalidInputs");
        // The engine puts the values of the last update in their place.
        const ignored = (options.ignoreChanges ?? []).map(rootOf).filter((property) => isInput(properties[property]));
        const unknown = ignored.map((property) => [property, pulumi.runtime.unknownValue]);
        const values = { ...inputs.values, ...Object.fromEntries(unknown) };
        const faults = invalidInputs({ type, values, secrets: inputs.secrets });
        if (faults.length > 0) this.bad.push([`${type} "${name}"`, ...faults].join("\n        "));
    }

    private list(): void {
        const before = this.listed;
        const fresh = this.bad.slice(before);
        if (this.bad.length < 2 || fresh.length === 0) return;
        this.listed = this.bad.length;
        const shown = fresh.slice(0, MOST_LISTED);
        const more = fresh.length > shown.length ? [`and ${fresh.length - shown.length} more resources`] : [];
        // Not waited for: the log may be waiting for a resource that waits for this.
        void pulumi.log.warn([headline(fresh.length, { isContinued: before > 0 }), ...shown, ...more].join("\n    "));
    }
}

const NOTHING: Settled = { values: {}, secrets: [] };

/** A resource that exists already is not declared, and what a transformation makes of the inputs is not known here. */
function isCheckedAsDeclared({ resource, options }: Declaration): boolean {
    return options.urn === undefined && !options.ignoreChanges?.includes("*") && !mayBeTransformed(resource, options);
}

/** The property that a path of `ignoreChanges` is in. */
const rootOf = (path: string): string => path.replace(/[.[].*$/s, "");

const headline = (count: number, { isContinued }: { isContinued: boolean }): string =>
    isContinued
        ? "Further resources have invalid inputs:"
        : `${count} resources have invalid inputs. The preview stops at the first; correct all of them:`;
