const { Server, ServerCredentials } = require("@grpc/grpc-js");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");

/**
 * One process in which the engine runs the provider for all operations of a stack, instead of one for each. Whenever an engine configures
 * the provider, the SDK's host of dynamic providers is loaded anew, with nothing known of the operations before, as in a new process.
 * Prints the port that it listens on.
 */
const UNIMPLEMENTED = 12;
const HOST = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");

/** @typedef {(failure: { code: number, details: string } | undefined, answer?: unknown) => void} Done */
/** @typedef {Record<string, (call: unknown, done: Done) => void>} Service */

// As the engine starts it, but for the engine's address: it is not the same for all operations.
process.argv = [process.argv[0] ?? "", HOST, ""];

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
        delete require.cache[HOST];
        require(HOST);
    } finally {
        Object.assign(Server.prototype, { addService, bindAsync });
        console.log = log;
    }
    return loaded;
}

function loadAnew() {
    const loaded = loadHost();
    for (const { event, first } of listeners) {
        for (const listener of process.rawListeners(event)) {
            if (!first.includes(listener)) process.off(event, /** @type {() => void} */ (listener));
        }
    }
    return loaded.service;
}

const { definition, ...first } = loadHost();
let { service } = first;
// Those of the first host are enough.
const listeners = ["exit", "uncaughtException", "unhandledRejection"].map((event) => ({
    event,
    first: process.rawListeners(event),
}));
/** @type {Service} */
const current = {};
for (const name of Object.keys(definition)) {
    current[name] = (call, done) => {
        if (name === "configure") service = loadAnew();
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
    process.stdout.write(`${port}\n`);
});
