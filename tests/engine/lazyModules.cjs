/** @typedef {(this: unknown, request: string, ...others: unknown[]) => object} Load */

const Module = /** @type {{ _load: Load }} */ (/** @type {unknown} */ (require("node:module")));

/**
 * Loaded into the engine's Node processes before anything else. When a provider or a program starts, the SDK loads the TypeScript compiler
 * and the reader of package trees, for the conversion of functions into text, which no resource of this library needs: half of the time of
 * the start. Here they are loaded when they are first used.
 */
const LATE = new Set(["typescript", "@npmcli/arborist"]);
const { _load: load } = Module;

/** @type {Load} */
function lateLoad(request, ...others) {
    if (!LATE.has(request)) return load.call(this, request, ...others);
    /** @type {object | undefined} */
    let loaded;
    const whole = () => {
        loaded ??= load.call(this, request, ...others);
        return loaded;
    };
    return new Proxy(class {}, {
        // As a module of ES its importer takes it as it is, instead of copying every export.
        get: (_, name) =>
            name === "__esModule" || (Reflect.get(whole(), name) ?? (name === "default" ? whole() : undefined)),
        has: (_, name) => name in whole(),
    });
}

if (/[\\/]cmd[\\/](dynamic-provider|run)[\\/]/.test(process.argv[1] ?? "")) Module._load = lateLoad;
