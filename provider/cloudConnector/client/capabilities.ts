import { FeatureUnavailableError, ZscalerError } from "../../http/errors/errors";

/** Something that not every tenant offers. */
export interface Capability {
    /** What it does, for people: `change upgrade windows`. */
    readonly does: string;
    /** Where the portal offers the same. */
    readonly portal: string;
}

/** How tenants refuse what they do not offer. */
const REFUSALS = [403, 404, 405];

/** What this tenant does not offer is found out once in a run, when a program first asks for it. */
export class Capabilities {
    private readonly missing = new Set<Capability>();
    private readonly present = new Set<Capability>();

    isKnown(capability: Capability): boolean {
        return this.present.has(capability);
    }

    lacks(capability: Capability): boolean {
        return this.missing.has(capability);
    }

    /** @throws {FeatureUnavailableError} when the tenant does not offer it, without a call from the second time on */
    async use<T>(capability: Capability, operation: string, call: () => Promise<T>): Promise<T> {
        if (this.missing.has(capability)) throw notOffered(capability, operation);
        try {
            const result = await call();
            this.present.add(capability);
            return result;
        } catch (error) {
            if (!(error instanceof ZscalerError) || !REFUSALS.includes(error.status ?? 0)) throw error;
            this.missing.add(capability);
            throw notOffered(capability, operation, error);
        }
    }
}

function notOffered({ does, portal }: Capability, operation: string, refusal?: ZscalerError): FeatureUnavailableError {
    const { status, serviceId, reason, requestId } = refusal ?? {};
    return new FeatureUnavailableError({
        operation,
        problem: `this tenant does not offer the API to ${does}; nothing was changed${refusal ? ":" : ""}`,
        nextStep: `Make the change in the portal (${portal}) and omit the property, or ask Zscaler support to enable the API.`,
        status,
        serviceId,
        reason,
        requestId,
    });
}
