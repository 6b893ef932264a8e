import { z } from "zod";
import { setOf } from "./sets";

/** What names and references look like in every product. */

const HTML_ENTITY = /&(#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i;
const CONTROL = /\p{Cc}/u;

/** Free text as the service keeps it: it escapes HTML by itself, so an entity would come back as its character. */
export const text = z.string().superRefine((value, context) => {
    const entity = HTML_ENTITY.exec(value)?.[0];
    if (entity) {
        context.addIssue({ code: "custom", message: `contains the HTML entity ${entity}; write the character itself` });
    }
});

/** A name as the service keeps it: it trims blanks, and would then no longer equal what was declared. */
export const name = text.superRefine((value, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message });
    if (value.trim() === "") refuse("must not be empty");
    else if (value !== value.trim()) refuse("must not begin or end with a space; the service removes it");
    else if (CONTROL.test(value)) refuse("must not contain line breaks or other control characters");
});

/** The id of an object: a decimal number, kept as text because it is larger than a number can hold exactly. */
export const id = z
    .string({ error: ({ input }) => (typeof input === "object" ? noText(input) : undefined) })
    .regex(/^\d+$/, "must be the id of an object, a numeric string");

/** What programs pass by mistake: what a misspelt output gives, and what lookups find. */
function noText(input: object | null | undefined): string {
    return input === null
        ? "is null: the stack output, setting or value that it comes from does not exist"
        : "must be the id of an object, not the object itself; pass the resource or its id";
}

/** A country as ISO 3166 abbreviates it. */
export const countryCode = z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters, such as "FR"');

const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
    error: 'must be an IPv4 or IPv6 address, or a range such as "203.0.113.0/24"',
});

/** A set of addresses and ranges: order and repetition mean nothing. */
export const addresses = setOf(address);
