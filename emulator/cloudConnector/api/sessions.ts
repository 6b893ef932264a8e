import { createHash, randomBytes } from "node:crypto";
import { Body } from "../../core/body";
import type { Reply } from "../../core/http";
import type { WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import type { Request } from "../../server/gateway";
import { equalSecrets } from "../../server/tokens";
import { CONNECTOR_USER } from "../administrator";
import { Activation } from "./activation";
import { keyDisabled, sessionGone, wrongCredentials, wrongMethod } from "./errors";

const COOKIE = "JSESSIONID";
const IDLE_MS = 30 * 60 * 1_000;
/** How far a client's clock may be off. */
const CLOCK_MS = 2 * 60 * 60 * 1_000;

/** What every answer about a session says, and what only those of a valid one do. */
const UNKNOWN: WireObject = { obfuscateApiKey: true, passwordExpiryTime: -1, passwordExpiryDays: -1 };
const SIGNED_IN: WireObject = { authType: "ADMIN_LOGIN", ...UNKNOWN };

/** Sessions of the legacy hosts: a cookie that is good until half an hour passes without a request. */
export class Sessions {
    /** Hash of the cookie's value -> the tenant's time of the last request with it. Gone with the process. */
    readonly #lastSeen = new Map<string, number>();

    constructor(private readonly tenant: Tenant) {}

    /** `/auth`: signing in, asking, signing out. */
    respond(request: Request): Reply {
        this.#requireOpen();
        if (request.method === "POST") return this.#signIn(request);
        if (request.method === "GET") return { status: 200, body: this.#find(request) ? SIGNED_IN : UNKNOWN };
        if (request.method !== "DELETE") throw wrongMethod(this.tenant.switches);
        this.#lastSeen.delete(this.require(request));
        new Activation(this.tenant).left(CONNECTOR_USER);
        return { status: 204 };
    }

    /**
     * @returns what the session is known by
     * @throws ApiError 401 without a session that is still good
     */
    require(request: Request): string {
        this.#requireOpen();
        const session = this.#find(request);
        if (session === undefined) throw sessionGone();
        this.#lastSeen.set(session, this.tenant.clock.now());
        return session;
    }

    #signIn(request: Request): Reply {
        const sent = new Body(request.body, request.headers["content-type"]).object();
        if (!this.#isRight(sent)) throw wrongCredentials();
        const now = this.tenant.clock.now();
        for (const [old, seen] of this.#lastSeen) if (now - seen >= IDLE_MS) this.#lastSeen.delete(old);
        const value = randomBytes(16).toString("hex").toUpperCase();
        this.#lastSeen.set(hash(value), now);
        const cookie = `${COOKIE}=${value}; Path=/; Secure; HttpOnly`;
        return { status: 200, body: SIGNED_IN, headers: { "set-cookie": cookie } };
    }

    #isRight({ username, password, apiKey, timestamp }: WireObject): boolean {
        const { connectorUsername, connectorPassword, connectorApiKey } = this.tenant.identity;
        const moment = String(timestamp);
        // By real time, as the client dates it: a clock that was moved on must not lock everybody out.
        if (!/^\d{6,15}$/.test(moment) || Math.abs(Date.now() - Number(moment)) > CLOCK_MS) return false;
        const isUser = username === connectorUsername && equalSecrets(String(password), connectorPassword);
        return isUser && equalSecrets(String(apiKey), obfuscated(connectorApiKey, moment));
    }

    #find({ headers }: Request): string | undefined {
        const [, value] = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;\\s]+)`).exec(headers.cookie ?? "") ?? [];
        if (value === undefined) return undefined;
        const session = hash(value);
        const seen = this.#lastSeen.get(session);
        return seen !== undefined && this.tenant.clock.now() - seen < IDLE_MS ? session : undefined;
    }

    #requireOpen(): void {
        if (this.tenant.switches.legacyConnectorApi === "off") throw keyDisabled();
    }
}

/** The key as a client shows it: digits of the moment pick its characters. */
function obfuscated(key: string, moment: string): string {
    const high = moment.slice(-6);
    const low = String(Number(high) >> 1).padStart(6, "0");
    const pick = (digits: string, offset: number) => [...digits].map((digit) => key[Number(digit) + offset]).join("");
    return pick(high, 0) + pick(low, 2);
}

const hash = (value: string) => createHash("sha256").update(value).digest("base64");
