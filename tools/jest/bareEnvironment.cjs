const { subscribe, unsubscribe } = require("node:diagnostics_channel");
const { readable } = require("./readable.cjs");

/** A worker whose run is ended is told by the first, or finds its parent gone. */
const ENDS = ["SIGTERM", "disconnect"];

/**
 * Node as it is. What a test file does to the process ends with the file: variables, and processes that it started and did not end.
 *
 * @typedef {import("node:child_process").ChildProcess} ChildProcess
 * @typedef {{ name: string, errors: unknown[] }} CircusTest
 * @typedef {{ unhandledRejectionErrorByPromiseTarget: WeakMap<Promise<unknown>, Map<Promise<unknown>, unknown>> }} CircusState
 */
module.exports = class BareEnvironment {
    global = globalThis;
    #variables = { ...process.env };
    #write = process.stderr.write;
    #exit = process.exit;
    #console = globalThis.console;
    /** @type {Set<ChildProcess>} */
    #children = new Set();
    /** Those that were there before the running test. @type {Set<ChildProcess>} */
    #before = new Set();
    /** What the library has told since the running test began. @type {string[]} */
    #told = [];

    async setup() {
        // Node applies the source maps by itself, unless somebody else formats its stacks; jest has just done so.
        Reflect.deleteProperty(Error, "prepareStackTrace");
        subscribe("child_process", this.#started);
        process.stderr.write = this.#tell;
        for (const end of ENDS) process.on(end, this.#stop);
    }

    async teardown() {
        for (const end of ENDS) process.off(end, this.#stop);
        process.stderr.write = this.#write;
        // jest has put its own in place. With its console, the run would fail for what is written after its last file.
        process.exit = this.#exit;
        globalThis.console = this.#console;
        unsubscribe("child_process", this.#started);
        this.#end([...this.#children]);
        for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
        Object.assign(process.env, this.#variables);
    }

    /** @param {{ name: string, test?: CircusTest, promise?: Promise<unknown> }} event @param {CircusState} state */
    async handleTestEvent({ name, test, promise }, state) {
        // While Pulumi runs a program in this process, it listens too, and fails the run with the error.
        if (name === "error" && promise && process.listenerCount("unhandledRejection") > 1) {
            state.unhandledRejectionErrorByPromiseTarget.get(promise)?.delete(promise);
        }
        if (name === "test_start") {
            this.#before = new Set(this.#children);
            this.#told = [];
        }
        if (name === "test_done" && test && test.errors.length > 0) {
            test.errors = test.errors.map(readable);
            this.#end([...this.#children].filter((child) => !this.#before.has(child)));
            const told = this.#told.join("");
            if (told) this.#write.call(process.stderr, `Written to stderr by "${test.name}":\n${told}\n`);
        }
    }

    getVmContext() {
        return null;
    }

    /** @param {unknown} message */
    #started = (message) => {
        const { process: child } = /** @type {{ process: ChildProcess }} */ (message);
        this.#children.add(child);
        child.once("exit", () => this.#children.delete(child));
    };

    #stop = () => {
        this.#end([...this.#children]);
        this.#exit.call(process, 143);
    };

    /** @type {typeof process.stderr.write} */
    #tell = (text, ...rest) => {
        this.#told.push(String(text));
        for (const done of rest) if (typeof done === "function") done();
        return true;
    };

    /** @param {ChildProcess[]} left */
    #end(left) {
        // One that could not be started has no id and never exits.
        const running = left.filter(({ pid }) => pid !== undefined);
        if (running.length === 0) return;
        const { killTree } = require("../../tests/engine/processes");
        for (const child of running) killTree(child);
    }
};
