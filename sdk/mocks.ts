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
    return (args, options) =>
        pulumi.runtime.getMonitor() instanceof MockMonitor ? mocked(token, args, options) : run(args, options);
}

/** A mock answers with an object alone; a list is the value of its `result`, and null there means undefined. */
async function mocked<Result>(token: string, args: object | undefined, options: LookupOptions = {}): Promise<Result> {
    const provider = options.provider ?? options.parent?.getProvider("pulumi-nodejs:dynamic:Resource");
    const answer = await pulumi.runtime.invoke(token, { ...args }, { provider });
    const [key, ...others] = Object.keys(answer);
    return key === "result" && others.length === 0 ? (answer.result ?? undefined) : answer;
}

/**
 * The token of a lookup function of a type.
 * @internal
 */
export function tokenOf(type: string, plural = ""): string {
    const [module, name] = type.split(":");
    return `${module}:get${name}${plural}`;
}
