/** Whether an object of the service or of a program holds what is expected, as far as that goes; lists are sets. */
function holds(actual: unknown, expected: unknown): boolean {
    if (Array.isArray(actual) && Array.isArray(expected)) {
        return (
            actual.length === expected.length && expected.every((each) => actual.some((other) => holds(other, each)))
        );
    }
    if (!isObject(actual) || !isObject(expected)) return Object.is(actual, expected);
    return Object.entries(expected).every(([key, value]) => holds(actual[key], value));
}

/**
 * The actual value with its lists in the order of those that are expected, where they hold the same: a set keeps the order
 * that it had, which may be that of another administrator. Ports are pairs, whose order has a meaning.
 */
export function asExpected(actual: unknown, expected: unknown): unknown {
    if (Array.isArray(actual) && Array.isArray(expected)) {
        const left = [...actual];
        const found = expected.flatMap((each) => {
            const at = left.findIndex((other) => holds(other, each));
            return at < 0 ? [] : [asExpected(left.splice(at, 1)[0], each)];
        });
        return [...found, ...left];
    }
    if (!isObject(actual) || !isObject(expected)) return actual;
    return Object.fromEntries(
        Object.entries(actual).map(([key, value]) => [
            key,
            /PortRanges?$/.test(key) ? value : asExpected(value, expected[key]),
        ]),
    );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
