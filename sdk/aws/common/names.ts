import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/**
 * A name that is known before its object is there, for others that have to know it: the same in each run of a stack, and
 * another one in other stacks.
 */
export function knownName(component: string, ...parts: string[]): string {
    const unique = createHash("sha256")
        .update(`${pulumi.getProject()}/${pulumi.getStack()}/${component}`)
        .digest("hex");
    return [component, ...parts, unique.slice(0, 7)].join("-");
}
