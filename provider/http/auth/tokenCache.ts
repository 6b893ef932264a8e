import { createHash } from "node:crypto";
import type { Connection } from "../../connection/connection";
import { type Clock, systemClock } from "../clock";
import { AuthenticationError } from "../errors/errors";

/** A token as the sign-in service gave it. */
export interface IssuedToken {
    value: string;
    /** When it was asked for, on the clock of this machine; its life is counted from there. */
    askedAt: number;
    lifetimeMs: number;
}

/** A token is renewed this long before it expires; a short one earlier in its life. */
const MARGIN_MS = 30_000;
const MARGIN_SHARE = 0.1;

/** How long a refused credential is not tried again: a thousand resources must not lock it out. */
const REFUSAL_MS = 30_000;

/** A token that is younger has not been forgotten by the service: when it is refused, it is for another reason. */
const YOUTH_MS = 60_000;

/** The token of one credential: fetched once however many wait for it, renewed before it expires. */
export class TokenCache {
    #token: { value: string; askedAt: number; renewAt: number } | undefined;
    #signingIn: Promise<string> | undefined;
    #refusal: { error: AuthenticationError; until: number } | undefined;

    constructor(private readonly clock: Clock = systemClock) {}

    /** The token, if there is one that will last. */
    get current(): string | undefined {
        return this.#token && this.clock.now() < this.#token.renewAt ? this.#token.value : undefined;
    }

    /** The token; `signIn` is called when there is none that will last. */
    async get(signIn: () => Promise<IssuedToken>): Promise<string> {
        const { current } = this;
        if (current !== undefined) {
            return current;
        }
        if (this.#refusal && this.clock.now() < this.#refusal.until) {
            throw this.#refusal.error;
        }
        this.#signingIn ??= this.#renew(signIn).finally(() => {
            this.#signingIn = undefined;
        });
        return this.#signingIn;
    }

    /** The service does not accept this token any more; those who were given a newer one are not disturbed. */
    refuse(value: string): void {
        if (this.#token?.value === value) {
            this.#token = undefined;
        }
    }

    /** Gives the token up, and tells which it was. */
    forget(): string | undefined {
        const value = this.#token?.value;
        this.#token = undefined;
        return value;
    }

    /** Whether this is the newest token, and obtained moments ago. */
    isYoung(value: string): boolean {
        return this.#token?.value === value && this.clock.now() - this.#token.askedAt < YOUTH_MS;
    }

    async #renew(signIn: () => Promise<IssuedToken>): Promise<string> {
        try {
            const { value, askedAt, lifetimeMs } = await signIn();
            const renewAt = askedAt + lifetimeMs - Math.min(MARGIN_MS, lifetimeMs * MARGIN_SHARE);
            this.#token = { value, askedAt, renewAt };
            return value;
        } catch (error) {
            if (error instanceof AuthenticationError) {
                this.#refusal = { error, until: this.clock.now() + REFUSAL_MS };
            }
            throw error;
        }
    }
}

/** Process-wide, because signing in is limited for each credential; who has the credential may have its token. */
const shared = new Map<string, TokenCache>();

/** One for the process and credential, whoever else connects with it. */
export function sharedTokens({ tokenUrl, clientId, clientSecret, privateKey, apiKey }: Connection): TokenCache {
    const credential = JSON.stringify([tokenUrl, clientId, clientSecret, privateKey, apiKey]);
    const key = createHash("sha256").update(credential).digest("hex");
    const tokens = shared.get(key) ?? new TokenCache();
    shared.set(key, tokens);
    return tokens;
}
