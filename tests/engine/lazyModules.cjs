const Module = require("node:module");

/**
 * Loaded into the engine's Node processes before anything else. When a provider or a program starts, the SDK loads the TypeScript compiler
 * and the reader of package trees, for the conversion of functions into text, which no resource of this library needs: half of the time of
 * the start. Here they are loaded when they are first used.
 */
const LATE = ["typescript", "@npmcli/arborist"];
const sdk = Module.createRequire(require.resolve("@pulumi/pulumi"));

/** @param {string} file */
function loadLate(file) {
    /** @type {object | undefined} */
    let loaded;
    const whole = () => {
        if (!loaded) {
            delete require.cache[file];
            loaded = /** @type {object} */ (require(file));
        }
        return loaded;
    };
    const exports = new Proxy(class {}, {
        // As a module of ES its importer takes it as it is, instead of copying every export.
        get: (_, name) =>
            name === "__esModule" || (Reflect.get(whole(), name) ?? (name === "default" ? whole() : undefined)),
        has: (_, name) => name in whole(),
    });
    // In place of the module, and not in the way of all others: the engine records through which files a program was loaded.
    require.cache[file] = Object.assign(new Module(file), { exports, loaded: true });
}

if (/[\\/]cmd[\\/](dynamic-provider|run)[\\/]/.test(process.argv[1] ?? "")) {
    for (const name of LATE) loadLate(sdk.resolve(name));
}
