import path from "node:path";
import { expect } from "@jest/globals";
import { type Emulator, type EmulatorOptions, startEmulator } from "pulumi-zscaler/emulator";
import { check } from "../../provider/check/check";
import type { Definition } from "../../provider/contract/definition";
import { pick, type Values } from "../../provider/contract/values";
import { type Created, create, read, remove } from "../../provider/lifecycle/lifecycle";
import { endpointOf } from "../../provider/lifecycle/mapping";
import { inputKeys, outputsOf } from "../../provider/lifecycle/stateValues";
import { Session } from "../../provider/session";
import { settingsOf } from "../settings";

/** One definition against a tenant of the emulator, without the engine in between. */
export class Connected {
    private session: Session;

    private constructor(
        readonly definition: Definition,
        readonly emulator: Emulator,
        private readonly settings: Readonly<Record<string, string>>,
    ) {
        this.session = this.renew();
    }

    static async to(definition: Definition, switches: EmulatorOptions["switches"]): Promise<Connected> {
        const emulator = await startEmulator({ switches: { rateLimit: "off", ...switches } });
        return new Connected(definition, emulator, settingsOf(emulator));
    }

    /** A session that knows nothing of the one before, as in another run. */
    renew(): Session {
        this.session = new Session((key) => this.settings[key]);
        return this.session;
    }

    get backend() {
        return this.session.backendOf(this.definition.type);
    }

    get context() {
        return { definition: this.definition, backend: this.backend };
    }

    /** As the engine hands it on. */
    checked(declared: object): Values {
        const { inputs, failures } = check(this.definition, declared as Values);
        expect(failures).toEqual([]);
        return inputs;
    }

    /** What a refresh would put into the state as inputs. */
    async refreshed(id: string, outputs: Values): Promise<Values> {
        const said = await read(this.context, { id, known: outputs });
        if (!said) throw new Error(`${id} is gone`);
        return pick(outputsOf(this.definition, said, outputs), inputKeys(this.definition, outputs));
    }

    /** Creates one, does something with it, looks at it on the other side, and removes it whatever happens. */
    async created<T>(inputs: Values, act: (made: Created) => Promise<T>) {
        const made = await create(this.context, { inputs });
        const collection = path.basename((await endpointOf(this.context, inputs)).path);
        try {
            const result = await act(made);
            return { ...made, result, wire: await this.emulator.control.get(collection, made.id) };
        } finally {
            await remove(this.context, { id: made.id, outputs: made.outputs });
        }
    }

    async close(): Promise<void> {
        await this.emulator.close();
    }
}
