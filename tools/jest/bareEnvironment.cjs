const { subscribe, unsubscribe } = require("node:diagnostics_channel");

/** Node as it is. What a test file leaves behind in the process ends with the file. */
module.exports = class BareEnvironment {
    global = globalThis;
    #variables = { ...process.env };
    /** @type {Set<import("node:child_process").ChildProcess>} */
    #children = new Set();

    /** @param {unknown} message */
    #started = (message) => {
        const { process: child } = /** @type {{ process: import("node:child_process").ChildProcess }} */ (message);
        this.#children.add(child);
        child.once("exit", () => this.#children.delete(child));
    };

    async setup() {
        // Node applies the source maps by itself, unless somebody else formats its stacks; jest has just done so.
        Reflect.deleteProperty(Error, "prepareStackTrace");
        subscribe("child_process", this.#started);
    }

    async teardown() {
        unsubscribe("child_process", this.#started);
        for (const child of this.#children) child.kill("SIGKILL");
        for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
        Object.assign(process.env, this.#variables);
    }

    getVmContext() {
        return null;
    }
};
