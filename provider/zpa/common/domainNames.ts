import { z } from "zod";
import { type Field, text, textSet } from "../../contract/fields";
import { asSet, inOrder } from "../../contract/sets";

/** Names of hosts as DNS takes them: any number of labels, the underscore of service names included. */
const HOST_NAME = /^(?=.{1,253}$)[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?(\.[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?)*$/;
/** What looks like an address has to be one: `10.0.0.1-9` would pass for a name. */
const LIKE_ADDRESS = /^[\d./-]+$/;

const ip = z.union([z.ipv4(), z.ipv6()]);
const subnet = z.union([z.cidrv4(), z.cidrv6()]);
const isHost = (value: string): boolean =>
    ip.safeParse(value).success || (HOST_NAME.test(value) && !LIKE_ADDRESS.test(value));

const lowerCase = z.string().transform((value) => value.toLowerCase());

/** One machine: its domain name or its address. Upper and lower case are alike. */
export const host = lowerCase.refine(isHost, {
    error: 'must be a domain name such as "web.example.com", or an IP address such as "10.1.0.10"',
});

/** A domain below which names are made, so that it has at least two labels. */
export const fullDomainName = lowerCase.refine(
    (value) => isHost(value) && !ip.safeParse(value).success && value.includes("."),
    { error: 'must be a domain name such as "continuity.example.com"' },
);

const application = lowerCase.refine(
    (value) => value === "*" || isHost(value) || isHost(value.replace(/^\*\./, "")) || subnet.safeParse(value).success,
    {
        error:
            'must be a domain name such as "web.example.com" or "*.example.com", an IP address such as "10.1.0.10", ' +
            'or a subnet such as "10.1.0.0/16"',
    },
);

/** The names and addresses of applications: the order means nothing, each once, whatever the case. */
export const domainNames = asSet(
    z
        .array(application)
        .min(1)
        .superRefine((names, context) => {
            const seen = new Set<string>();
            for (const [at, name] of names.entries()) {
                const refuse = (message: string) => context.addIssue({ code: "custom", path: [at], message });
                if (seen.has(name)) refuse("is a duplicate; names are case-insensitive");
                else if (name === "*" && names.length > 1)
                    refuse("must be the only entry, because it matches every name");
                seen.add(name);
            }
        })
        .transform((names) => inOrder(names)),
    application,
);

/** Free text that is the same in upper and lower case. */
export function caselessText(key: string): Field<string> {
    return { ...text(key), fromWire: (wire) => text(key).fromWire(wire)?.toLowerCase() };
}

/** The same for a set. */
export function caselessSet(key: string): Field<string[]> {
    const set = textSet(key);
    return {
        ...set,
        fromWire: (wire) => {
            const names = set.fromWire(wire)?.map((name) => name.toLowerCase());
            return names && [...new Set(names)].sort();
        },
    };
}
