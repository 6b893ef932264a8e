const STACKS = require.resolve("@pulumi/pulumi/runtime/debuggable");
const SETTINGS = require.resolve("@pulumi/pulumi/runtime/settings");

/** @typedef {(...args: unknown[]) => unknown} Debuggable */

/**
 * Pulumi's SDK keeps a stack with each of its promises, for a message about those that a program leaves open. With source maps, writing
 * these stacks takes a quarter of the time of a program. From now on it keeps none, if it has been loaded.
 */
function keepNoPromiseStacks() {
    const sdk = require.cache[STACKS]?.exports;
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

/** Mocks of one test file answer no other one: the SDK is as in a process that no engine has started. */
function forgetMocks() {
    const sdk = require.cache[SETTINGS]?.exports;
    sdk?.disconnectSync();
    sdk?.resetOptions();
}

module.exports = { STACKS, keepNoPromiseStacks, forgetMocks };
