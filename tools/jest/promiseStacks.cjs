/**
 * Pulumi's SDK keeps a stack with each of its promises, for a message about those that a program leaves open. With source maps, writing
 * these stacks takes a quarter of the time of a program.
 */
const FILE = require.resolve("@pulumi/pulumi/runtime/debuggable");

/** @typedef {(...args: unknown[]) => unknown} Debuggable */

/** Keeps no such stack from now on, if the SDK has been loaded. */
function keepNoPromiseStacks() {
    const sdk = require.cache[FILE]?.exports;
    if (!sdk || sdk.debuggablePromise.keepsNone) return;
    /** @type {Debuggable} */
    const debuggablePromise = sdk.debuggablePromise;
    /** @type {Debuggable} */
    const quick = (...args) => {
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0;
        try {
            return debuggablePromise(...args);
        } finally {
            Error.stackTraceLimit = stackTraceLimit;
        }
    };
    sdk.debuggablePromise = Object.assign(quick, { keepsNone: true });
}

module.exports = { FILE, keepNoPromiseStacks };
