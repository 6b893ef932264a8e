import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/**
 * Hexadecimal digits for names that must be known before their object is there: the same in each run of a stack, and
 * others in other stacks.
 *
 * @param component the name of the component
 */
export function uniqueDigits(component: string): string {
    return createHash("sha256").update(`${pulumi.getProject()}/${pulumi.getStack()}/${component}`).digest("hex");
}
