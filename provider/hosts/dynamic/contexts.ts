import type * as dynamic from "@pulumi/pulumi/dynamic";
import { Context } from "../../context";

/**
 * Process-wide, because the engine's process configures the provider of each type by itself: it makes a new `Config` for
 * each text of `__provider` that it meets, and all of them are over the one object that holds the settings of the run.
 */
const contexts = new WeakMap<object, Context>();

/** Stands for the settings where a `Config` does not show them: the engine's process has no others. */
const ONLY_SETTINGS = {};

/** The context that these settings belong to, the same for every type. */
export function contextOf(config: dynamic.Config): Context {
    const settings = "rawConfig" in config ? config.rawConfig : undefined;
    const key = typeof settings === "object" && settings !== null ? settings : ONLY_SETTINGS;
    const context = contexts.get(key) ?? new Context((name) => config.get(name));
    contexts.set(key, context);
    return context;
}
