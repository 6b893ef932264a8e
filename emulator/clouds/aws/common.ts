import { randomBytes } from "node:crypto";
import type { NewObject, Scope } from "../facts";
import type { Values } from "../values";

/** The account that all providers of this cloud work in. */
export const ACCOUNT = "123456789012";
/** How many zones a region has. */
const ZONE_LETTERS = ["a", "b", "c"];

export function partitionOf({ region = "" }: Scope): string {
    if (region.startsWith("cn-")) return "aws-cn";
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

export function zonesOf({ region = "" }: Scope): string[] {
    return ZONE_LETTERS.map((letter) => `${region}${letter}`);
}

/** @param region `""` for services that have none, such as IAM */
export function arn(scope: Scope, service: string, resource: string, region = scope.region ?? ""): string {
    return `arn:${partitionOf(scope)}:${service}:${region}:${ACCOUNT}:${resource}`;
}

/** An id such as `subnet-0a1b2c3d4e5f60718`. */
export function randomId(prefix: string): string {
    return `${prefix}-0${randomBytes(8).toString("hex")}`;
}

/** Facts of a type whose ids are `prefix-` and digits, and whose ARN ends with its id. */
export function numbered(prefix: string, service = "ec2", resource = prefix) {
    return {
        id: () => randomId(prefix),
        outputs: ({ id, scope }: NewObject & { readonly id: string }): Values => ({
            arn: arn(scope, service, `${resource}/${id}`),
        }),
    };
}

/** Facts of a type whose id is its name. */
export const idIsName = { id: ({ name }: NewObject) => name };
