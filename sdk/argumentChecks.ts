import { existsSync } from "node:fs";
import type * as pulumi from "@pulumi/pulumi";
import { InvalidInputError } from "./errors";

/** Collects what is wrong with the arguments of a component, so that all of it is reported at once. */
export class ArgumentChecks {
    readonly #faults: string[] = [];

    /**
     * @param subject the component, such as `CloudConnectors "west"`
     * @param verb what is done with it
     */
    constructor(
        private readonly subject: string,
        private readonly verb = "declare",
    ) {}

    /**
     * @param path such as `capacity.max`
     * @param fault what is wrong, and what to do
     */
    fault(path: string, fault: string): void {
        this.#faults.push(`${path} ${fault}`);
    }

    /** Reports a number outside of a range. */
    range(path: string, value: number | undefined, lowest: number, highest: number): void {
        if (value === undefined || (Number.isInteger(value) && value >= lowest && value <= highest)) return;
        this.fault(path, `is ${value}; set a whole number from ${lowest} to ${highest}`);
    }

    /** Reports a number below the lowest. */
    atLeast(path: string, value: number | undefined, lowest: number): void {
        if (value === undefined || (Number.isInteger(value) && value >= lowest)) return;
        this.fault(path, `is ${value}; set a whole number, at least ${lowest}`);
    }

    /** Reports a value that is none of those listed. */
    oneOf(path: string, value: string | undefined, allowed: readonly string[], because = ""): void {
        if (value === undefined || allowed.includes(value)) return;
        this.fault(path, `is "${value}"; set one of ${allowed.join(", ")}${because}`);
    }

    /** Reports a least size above the greatest. */
    ordered(path: string, { min, max }: { readonly min: number; readonly max: number }): void {
        if (min > max) this.fault(`${path}.min`, `is ${min}, more than ${path}.max (${max}); lower it`);
    }

    /**
     * Reports keys that are no zone of the machines.
     *
     * @param where the argument that has the zones
     */
    zones(path: string, byZone: object | undefined, zones: readonly string[], where = "network.subnets"): void {
        for (const zone of Object.keys(byZone ?? {})) {
            if (!zones.includes(zone))
                this.fault(path, `has the key "${zone}"; use the zones of ${where}: ${zones.join(", ")}`);
        }
    }

    /** Reports what is no range of IPv4 addresses. */
    ranges(path: string, ranges: readonly string[] = []): void {
        for (const range of ranges) {
            if (!/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/.test(range))
                this.fault(path, `has "${range}"; set IPv4 ranges, such as 10.1.0.0/16`);
        }
    }

    /** Reports keys of tags that machines could not read of themselves. */
    tagKeys(tags: object = {}): void {
        for (const key of Object.keys(tags)) {
            if (/^[^\s/]+$/.test(key)) continue;
            this.fault(
                "tags",
                `has the key "${key}"; remove spaces and slashes, which machines that read their tags do not allow`,
            );
        }
    }

    /**
     * Reports a path that leads nowhere.
     *
     * @param what as the vendor publishes it
     */
    archive(path: string, archive: string | pulumi.asset.Archive, what: string): void {
        if (typeof archive !== "string" || existsSync(archive)) return;
        this.fault(path, `is "${archive}", which does not exist; set the path of the vendor's ${what}`);
    }

    /** @throws {InvalidInputError} if there was a fault */
    done(): void {
        const [first, ...others] = this.#faults;
        if (first === undefined) return;
        throw new InvalidInputError({
            operation: `${this.verb} ${this.subject}`,
            problem:
                others.length === 0
                    ? first
                    : `${this.#faults.length} arguments are wrong:\n${this.#faults.map((each) => `  - ${each}`).join("\n")}`,
            nextStep: "Correct the arguments; nothing was created.",
        });
    }
}

/** Refuses an output once its value is known: during preview if it is known then, else during the update. */
export function checkedOutput<T>(
    value: pulumi.Output<T>,
    subject: string,
    faultOf: (known: T) => string | undefined,
): pulumi.Output<T> {
    return value.apply((known) => {
        const fault = faultOf(known);
        if (fault !== undefined) {
            throw new InvalidInputError({
                operation: `declare ${subject}`,
                problem: fault,
                nextStep: "Correct the arguments.",
            });
        }
        return known;
    });
}
