import * as pulumi from "@pulumi/pulumi";
import type { Recording, Values } from "./recording";
import { RECORDINGS, type Recorded } from "./recordings";

/**
 * The provider of resources that only the state has. It calls nothing and needs no credentials: it works while every cloud is away.
 * @internal
 */
export function recorded(type: Recorded): pulumi.dynamic.ResourceProvider {
    const recording: Recording = RECORDINGS[type];
    return {
        async check(olds: Values | undefined, news: Values) {
            const last = olds && Object.keys(olds).length > 0 ? olds : undefined;
            // What a preview does not know yet is checked in the update, before anything is written.
            if (isUnknown(news)) return { inputs: { ...news } };
            const { follows, faults } = recording.check(last, news);
            return { inputs: { ...news, ...follows }, failures: [...faults] };
        },
        async diff(_id, olds: Values, news: Values) {
            const { identity } = recording;
            return { replaces: olds[identity] === news[identity] ? [] : [identity] };
        },
        async create(inputs: Values) {
            return { id: String(inputs[recording.identity]), outs: { ...inputs } };
        },
        async update(_id, _olds, news: Values) {
            return { outs: { ...news } };
        },
        async delete(_id, values: Values) {
            const fault = recording.removalFault?.(values);
            if (fault !== undefined) throw Object.assign(new Error(fault), { stack: fault });
        },
    };
}

function isUnknown(value: unknown): boolean {
    if (Array.isArray(value)) return value.some(isUnknown);
    if (typeof value === "object" && value !== null) return Object.values(value).some(isUnknown);
    return value === pulumi.runtime.unknownValue;
}
