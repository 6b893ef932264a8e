import { AsyncLocalStorage } from "node:async_hooks";
import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type { LookupOptions } from "./lookup";

type Run<Args, Result> = (args: Args, options?: LookupOptions) => Promise<Result>;
type OpenRun<Args, Result> = (args?: Args, options?: LookupOptions) => Promise<Result>;

/**
 * A lookup function that asks the `call` mock where the program runs under mocks, and nothing else then.
 *
 * @param token What the mock is called with: `zpa:getServerGroup`.
 * @internal
 */
export function mockable<Args extends object, Result>(token: string, run: OpenRun<Args, Result>): OpenRun<Args, Result>;
export function mockable<Args extends object, Result>(token: string, run: Run<Args, Result>): Run<Args, Result>;
export function mockable<Args extends object, Result>(token: string, run: Run<Args, Result>): Run<Args, Result> {
    return (args, options) => {
        const monitor = pulumi.runtime.getMonitor();
        return monitor instanceof MockMonitor ? mocked(monitor, token, args, options) : run(args, options);
    };
}

/** A mock answers with an object alone; a list is the value of its `result`, and null there means undefined. */
async function mocked<Result>(
    monitor: MockMonitor,
    token: string,
    args: object | undefined,
    options: LookupOptions = {},
): Promise<Result> {
    const provider = options.provider ?? options.parent?.getProvider("pulumi-nodejs:dynamic:Resource");
    keepFailures(monitor);
    const call: Call = {};
    const answer = await underway.run(call, () =>
        pulumi.runtime.invoke(token, { ...args }, { provider }).catch((error) => {
            throw call.failure ?? error;
        }),
    );
    const [key, ...others] = Object.keys(answer);
    return key === "result" && others.length === 0 ? (answer.result ?? undefined) : answer;
}

/** A call of the mock, and what it has thrown. */
interface Call {
    failure?: unknown;
}
/** Process-wide as a variable; each call has its own value in it. */
const underway = new AsyncLocalStorage<Call>();
/** Process-wide, by the mocks of a test: those whose errors are kept already. */
const kept = new WeakSet<MockMonitor>();

/** The SDK makes a new error, without a text, of what a mock throws; a program that catches it has to get what was thrown. */
function keepFailures(monitor: MockMonitor): void {
    if (kept.has(monitor)) return;
    kept.add(monitor);
    const { mocks } = monitor;
    const call: pulumi.runtime.Mocks["call"] = async (args) => {
        try {
            return await mocks.call(args);
        } catch (error) {
            Object.assign(underway.getStore() ?? {}, { failure: error });
            throw error;
        }
    };
    Object.defineProperty(monitor, "mocks", {
        value: { call, newResource: (args: pulumi.runtime.MockResourceArgs) => mocks.newResource(args) },
    });
}

/**
 * The token of a lookup function of a type.
 * @internal
 */
export function tokenOf(type: string, plural = ""): string {
    const [module, name] = type.split(":");
    return `${module}:get${name}${plural}`;
}
