import { type Emulator, type EmulatorOptions, startEmulator } from "pulumi-zscaler/emulator";
import { type DriftReport, driftOf, type Watched } from "../../drift";
import { check } from "../../provider/check/check";
import type { Values } from "../../provider/contract/values";
import { definitionOf } from "../../provider/definitionOf";
import { create, update } from "../../provider/lifecycle/lifecycle";
import { whole } from "../../provider/lifecycle/stateValues";
import { Session } from "../../provider/session";
import { resourceToken } from "../../sdk/typeToken";
import { settingsOf } from "../settings";

const STACK = { urn: "urn:pulumi:dev::site::pulumi:pulumi:Stack::site-dev", type: "pulumi:pulumi:Stack" };
/** How many objects are created at a time. */
const AT_A_TIME = 20;
const PROVIDER = "urn:pulumi:dev::site::pulumi:providers:pulumi-nodejs::default";

/** A resource in an export. */
export type Exported = Record<string, unknown> & { urn: string; id: string; inputs: Values; outputs: Values };

export const urnOf = (type: string, name: string) => `urn:pulumi:dev::site::${resourceToken(type)}::${name}`;

/** A tenant of the emulator, with a stack that has created its objects as the engine would have it. */
export class DriftingTenant {
    readonly resources: Exported[] = [];
    readonly #session: Session;

    private constructor(readonly emulator: Emulator) {
        this.#session = new Session((key) => this.settings[key]);
    }

    static async open(switches: EmulatorOptions["switches"] = {}): Promise<DriftingTenant> {
        return new DriftingTenant(await startEmulator({ switches: { rateLimit: "off", ...switches } }));
    }

    get control() {
        return this.emulator.control;
    }

    get settings(): Record<string, string> {
        const { connectorUsername, connectorPassword, connectorApiKey } = this.emulator;
        return {
            ...settingsOf(this.emulator),
            "zscaler:ztwUsername": connectorUsername,
            "zscaler:ztwPassword": connectorPassword,
            "zscaler:ztwApiKey": connectorApiKey,
        };
    }

    /** Creates an object, and gives its id. */
    async manage(type: string, name: string, declared: Values, more: object = {}): Promise<string> {
        const definition = definitionOf(type);
        const { inputs, failures } = check(definition, declared);
        if (failures.length > 0) throw new Error(JSON.stringify(failures));
        const { id, outputs } = await create({ definition, backend: this.#session.backendOf(type) }, { inputs });
        this.resources.push({
            urn: urnOf(type, name),
            type: resourceToken(type),
            custom: true,
            id,
            inputs: { __provider: "exports", ...inputs },
            outputs: { __provider: "exports", ...whole(definition, outputs) },
            provider: `${PROVIDER}::p1`,
            sourcePosition: `project:///index.ts#${this.resources.length + 10},1`,
            ...more,
        });
        return id;
    }

    /** Writes an object by the API, as another API client does. */
    async rewrite(type: string, id: string, patch: Values): Promise<void> {
        const definition = definitionOf(type);
        const found = this.resources.find((each) => each.id === id);
        const olds = found?.inputs ?? {};
        const context = { definition, backend: this.#session.backendOf(type) };
        await update(context, { id, olds, inputs: { ...olds, ...patch } });
    }

    /** Creates other objects like this one, without the library, and gives their ids. */
    async copies(collection: string, id: string, names: readonly string[]): Promise<string[]> {
        const found = this.resources.find((each) => each.id === id);
        if (!found) throw new Error(`no resource has the id ${id}`);
        const { id: _id, creationTime, modifiedTime, modifiedBy, ...like } = await this.control.get(collection, id);
        const left = [...names];
        const ids: string[] = [];
        const copy = async () => {
            for (let name = left.shift(); name !== undefined; name = left.shift()) {
                const made = await this.control.create(collection, { ...like, name });
                // Sharing is a call of its own.
                const { sharedMicrotenantDetails } = like;
                if (sharedMicrotenantDetails)
                    await this.control.change(collection, made.id, { sharedMicrotenantDetails });
                const [inputs = {}, outputs = {}] = [found.inputs, found.outputs].map((own) => ({ ...own, name }));
                this.resources.push({ ...found, urn: `${found.urn}-${made.id}`, id: made.id, inputs, outputs });
                ids.push(made.id);
            }
        };
        await Promise.all(Array.from({ length: AT_A_TIME }, copy));
        return ids;
    }

    /** What `pulumi stack export --show-secrets` prints, with its numbers and texts as they come back from JSON. */
    exported(resources: readonly object[] = this.resources): unknown {
        const provider = { urn: PROVIDER, id: "p1", type: "pulumi:providers:pulumi-nodejs", inputs: {} };
        const deployment = { resources: [STACK, provider, ...resources] };
        return JSON.parse(JSON.stringify({ version: 3, deployment }));
    }

    drift(watched: Partial<Watched> = {}): Promise<DriftReport> {
        return driftOf({
            exported: this.exported(),
            configuration: { values: this.settings, secret: ["zscaler:clientSecret"] },
            findings: { leastLevel: "critical" },
            ...watched,
        });
    }

    close(): Promise<void> {
        return this.emulator.close();
    }
}
