/** One behaviour of the service that is unknown or differs between tenants, with the choice made here. */
export interface Switch<Value extends string | number> {
    readonly default: Value;
    /** The allowed words; absent for numbers and free text. */
    readonly values?: readonly Value[];
    /** What free text must look like. */
    readonly pattern?: RegExp;
    /** The open question, and why the default is the safe answer. */
    readonly question: string;
}

export const choice = <Value extends string>(
    values: readonly [Value, ...Value[]],
    question: string,
): Switch<Value> => ({
    default: values[0],
    values,
    question,
});
export const onOff = (question: string) => choice(["off", "on"], question);
export const amount = (value: number, question: string): Switch<number> => ({ default: value, question });
export const words = (value: string, question: string, pattern?: RegExp): Switch<string> => ({
    default: value,
    question,
    pattern,
});
