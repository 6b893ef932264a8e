const { AsyncLocalStorage } = require("node:async_hooks");
const path = require("node:path");
const { Server, ServerCredentials } = require("@grpc/grpc-js");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");

/**
 * One process in which engines run the provider, one operation after the other, instead of a process for each. An operation meets what it
 * would meet in a new process: whenever its engine configures the provider, the SDK's host of dynamic providers and all of this library that
 * has state of the process are loaded anew, with the variables of the operation; and when it has ended, the provider is told to stop as by a
 * signal.
 *
 * Messages to this process: `begin`, with the variables and the folder of an operation; `end`. From it: the `port`, once; `begun`;
 * `told`, what the provider writes to its standard error; `ended`.
 */
const UNIMPLEMENTED = 12;
const HOST = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
const LIBRARY = path.resolve(__dirname, "../../dist") + path.sep;
/** The files of the library that keep something for the process which a new one would not have. */
const WITH_STATE = [
    "provider/http/auth/tokenCache",
    "provider/http/shutdown",
    "provider/hosts/dynamic/contexts",
    "provider/hosts/dynamic/engineWatch",
];
/** Keeps something as well. Half of the library uses it, so it is emptied instead. */
const KNOWN_SECRETS = "provider/http/errors/knownSecrets";
const EVENTS = ["exit", "uncaughtException", "unhandledRejection", "SIGINT", "SIGTERM"];

/** @typedef {(failure: { code: number, details: string } | undefined, answer?: unknown) => void} Done */
/** @typedef {{ getPeer(): string }} Call */
/** @typedef {Record<string, (call: Call, done: Done) => void>} Service */
/** @typedef {(...args: unknown[]) => void} Listener */
/** @typedef {{ begin?: { variables: Record<string, string>, folder: string } }} Message */

// As the engine starts it, but for the engine's address: it is not the same for all operations.
process.argv = [process.argv[0] ?? "", HOST, ""];
require("./lazyModules.cjs");

/** @param {object} message */
const send = (message) => process.send?.(message);

/** @returns {Set<string>} the files with state, and those that have loaded them, directly or not: they would go on with the old state */
function stale() {
    const found = new Set([HOST, ...WITH_STATE.map((file) => `${LIBRARY}${file}.js`)]);
    const library = Object.entries(require.cache).filter(([file]) => file.startsWith(LIBRARY));
    for (let before = 0; before < found.size; ) {
        before = found.size;
        for (const [file, module] of library) {
            if (module?.children.some((child) => found.has(child.filename))) found.add(file);
        }
    }
    return found;
}

/** @returns {{ definition: import("@grpc/grpc-js").ServiceDefinition, service: Service }} what the host serves */
function loadHost() {
    /** @type {any} */
    let loaded;
    const { addService, bindAsync } = Server.prototype;
    const { log } = console;
    /** @type {typeof addService} */
    const keep = (definition, service) => {
        loaded = { definition, service };
    };
    Server.prototype.addService = keep;
    Server.prototype.bindAsync = () => undefined;
    console.log = () => undefined;
    try {
        for (const file of stale()) delete require.cache[file];
        require(HOST);
    } finally {
        Object.assign(Server.prototype, { addService, bindAsync });
        console.log = log;
    }
    return loaded;
}

const { definition, service: unconfigured } = loadHost();
/** An engine connects once for each provider that it has configured: one for the stack, and those of the program. @type {Map<string, Service>} */
const services = new Map();
/** Those of the first host stay. */
const lasting = new Map(EVENTS.map((event) => [event, process.rawListeners(event)]));
/** @param {string} event @returns {Listener[]} */
const passing = (event) =>
    /** @type {Listener[]} */ (process.rawListeners(event).filter((one) => !lasting.get(event)?.includes(one)));

/** What waits for the provider of an operation to end this process, which it does not. */
const exits = new AsyncLocalStorage();
const exit = process.exit;
process.exit = (code) => {
    const ended = exits.getStore();
    if (typeof ended !== "function") return exit(code);
    ended();
    return /** @type {never} */ (undefined);
};

async function end() {
    // Each instance of the library listens for itself.
    for (const stop of passing("SIGTERM")) await new Promise((resolve) => exits.run(resolve, stop));
    for (const event of EVENTS) for (const listener of passing(event)) process.off(event, listener);
    services.clear();
    require.cache[`${LIBRARY}${KNOWN_SECRETS}.js`]?.exports.knownSecrets.clear();
    send({ ended: true });
}

process.on("message", (/** @type {Message} */ { begin }) => {
    if (!begin) return void end();
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, begin.variables);
    process.chdir(begin.folder);
    send({ begun: true });
});
process.on("disconnect", () => exit());

/** @type {typeof process.stderr.write} */
process.stderr.write = (text, ...rest) => {
    send({ told: String(text) });
    for (const done of rest) if (typeof done === "function") done();
    return true;
};

/** @type {Service} */
const current = {};
for (const name of Object.keys(definition)) {
    current[name] = (call, done) => {
        if (name === "configure") {
            services.set(call.getPeer(), loadHost().service);
            // To tell of errors that nobody caught, the first host is enough.
            for (const event of ["exit", "uncaughtException", "unhandledRejection"])
                for (const listener of passing(event)) process.off(event, listener);
        }
        const service = services.get(call.getPeer()) ?? unconfigured;
        const method = service[name];
        if (method) method.call(service, call, done);
        else done({ code: UNIMPLEMENTED, details: `${name} is not implemented` });
    };
}
// Only an engine that has started no process asks for it, so the host has none.
current.attach = (_, done) => done(undefined, new Empty());
const server = new Server({ "grpc.max_receive_message_length": 1024 * 1024 * 400 });
server.addService(definition, /** @type {any} */ (current));
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    send({ port });
});
