import { expect } from "@jest/globals";
import { InvalidInputError } from "pulumi-zscaler";

/** What an output consists of. */
interface Parts {
    promise(): Promise<unknown>;
    readonly isKnown: Promise<boolean>;
    readonly isSecret: Promise<boolean>;
    allResources(): Promise<unknown>;
}

/** Why an output has no value. Each of its parts fails, and counts as unhandled where nobody waits for it. */
async function refusal(output: unknown): Promise<unknown> {
    const { isKnown, isSecret, ...parts } = output as Parts;
    const all = [parts.promise(), isKnown, isSecret, parts.allResources()];
    const [value] = await Promise.allSettled(all);
    return value?.status === "rejected" ? value.reason : new Error(`it is ${JSON.stringify(value)}`);
}

/** An output has no value, and its error is that of arguments and has this text. */
export async function expectRefusal(output: unknown, text: string): Promise<void> {
    const error = await refusal(output);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toContain(text);
}
