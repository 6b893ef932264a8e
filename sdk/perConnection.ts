import * as pulumi from "@pulumi/pulumi";

const WITHOUT_RUN = {};

/**
 * What the resources of a run share that go over the same connection. A process can run programs one after the other, and
 * even at the same time, so the state is kept by what belongs to one run: the provider, the stack, or the engine's monitor.
 * @internal
 */
export function perConnection<T>(make: () => T): (options?: pulumi.CustomResourceOptions) => T {
    const states = new WeakMap<object, T>();
    return ({ provider, parent } = {}) => {
        const connection = provider ?? parent?.getProvider("pulumi-nodejs:dynamic:Resource");
        const run = pulumi.runtime.getStackResource() ?? pulumi.runtime.getMonitor() ?? WITHOUT_RUN;
        const key = connection ?? run;
        const state = states.get(key) ?? make();
        states.set(key, state);
        return state;
    };
}
