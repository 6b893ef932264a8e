import { isList, isMap, type Value } from "./values";

/**
 * What differs within a property, by the paths that the engine knows, such as `blockDeviceMappings[0].ebs.volumeType`. A
 * value that is left out is the same as `null`.
 */
export function changedPaths(before: Value | undefined, after: Value | undefined, path: string): string[] {
    if (before === after || (isAbsent(before) && isAbsent(after))) return [];
    if (isList(before) && isList(after)) {
        const longer = before.length > after.length ? before : after;
        return longer.flatMap((_item, index) => changedPaths(before[index], after[index], `${path}[${index}]`));
    }
    if (isMap(before) && isMap(after)) {
        const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
        return names.flatMap((name) => changedPaths(before[name], after[name], `${path}${accessor(name)}`));
    }
    return [path];
}

function isAbsent(value: Value | undefined): boolean {
    return value === undefined || value === null;
}

function accessor(name: string): string {
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
