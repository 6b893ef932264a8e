import type { Method } from "../../core/http";
import { SlidingWindow } from "../../core/slidingWindow";
import type { Tenant } from "../../core/tenant";
import { Quota } from "../../server/quota";
import { tooManyRequests } from "./errors";

/** Requests a second that the gateway lets pass. */
const GATEWAY = 1_000;

type Rates = Partial<Record<Method, string>>;

const LIGHT = "5/s 3000/h";
const SLOW = "2/s 1000/h";
const WRITE = "1/s 400/h";
const WRITES: Rates = { POST: WRITE, PUT: WRITE, DELETE: WRITE };

/** As documented: per path, its objects included (`*` stands for an id), and verb. */
const DOCUMENTED: Readonly<Record<string, Rates>> = {
    "/adminRoles": { GET: SLOW, ...WRITES },
    "/ecAdminActivateStatus": { GET: "10/s 5000/h" },
    "/ecAdminActivateStatus/activate": { PUT: WRITE },
    "/ecgroup": { GET: LIGHT, POST: LIGHT, PUT: WRITE, DELETE: WRITE },
    "/ecgroup/lite": { GET: LIGHT, POST: LIGHT, PUT: WRITE },
    "/ecgroup/*/vm": { GET: LIGHT, ...WRITES },
    "/ecInstance/lite": { GET: SLOW },
    "/ecVm/uuid": { GET: LIGHT, DELETE: WRITE },
    "/ecRules/ecRdr": { GET: LIGHT, ...WRITES },
    "/gateways": { GET: LIGHT, POST: WRITE, DELETE: WRITE },
    "/gateways/lite": { GET: LIGHT },
    "/ipDestinationGroups": { GET: LIGHT, POST: WRITE, DELETE: WRITE },
    "/ipGroups": { GET: LIGHT, POST: WRITE, DELETE: WRITE },
    "/ipSourceGroups": { GET: LIGHT, POST: WRITE, DELETE: WRITE },
    "/location": { GET: LIGHT, ...WRITES },
    "/location/lite": { GET: LIGHT },
    "/locationTemplate": { GET: SLOW, ...WRITES },
    "/networkServiceGroups": { GET: LIGHT },
    "/networkServices": { GET: LIGHT },
    "/provUrl": { GET: LIGHT, ...WRITES },
    "/workloadGroups": { GET: SLOW },
    "/workloadGroups/lite": { GET: LIGHT },
    "/zpaResources/applicationSegments": { GET: LIGHT },
};

/** For all that the documents do not list. */
const FALLBACK: Readonly<Record<Method, string>> = {
    GET: SLOW,
    POST: WRITE,
    PUT: WRITE,
    PATCH: WRITE,
    DELETE: "1/min 4/h",
};

const UNITS: Readonly<Record<string, { readonly word: string; readonly seconds: number }>> = {
    s: { word: "SECOND", seconds: 1 },
    min: { word: "MINUTE", seconds: 60 },
    h: { word: "HOUR", seconds: 3_600 },
};

interface Limit {
    /** For example `1/SECOND`. */
    readonly text: string;
    readonly window: SlidingWindow;
}

/**
 * The limits of the gateway and of each path. Those of paths are on the tenant's clock, so that an hour can be used up
 * in less.
 */
export class CloudLimits {
    readonly #quota = new Quota(1);
    readonly #limits = new Map<string, readonly Limit[]>();

    constructor(private readonly tenant: Tenant) {}

    /**
     * Counts a request at the gateway of OneAPI.
     * @returns the headers every authorised answer carries
     * @throws ApiError 429
     */
    enterGateway(now = performance.now()): Record<string, string> {
        const wait = this.#quota.enter(GATEWAY, now);
        const isEnforced = this.tenant.switches.rateLimit !== "off";
        if (wait > 0 && isEnforced) this.#refuse(`${GATEWAY}/SECOND`, wait);
        return this.#quota.headers(GATEWAY, now);
    }

    /**
     * @param path the route's, with parameters
     * @throws ApiError 429; a refused request does not count
     */
    enter(method: Method, path: string): void {
        if (this.tenant.switches.rateLimit === "off") return;
        const row = path.replace(/\/:\w+$/, "").replace(/:\w+/g, "*");
        const key = `${method} ${row}`;
        const limits = this.#limits.get(key) ?? limitsOf(DOCUMENTED[row]?.[method] ?? FALLBACK[method]);
        this.#limits.set(key, limits);
        const now = this.tenant.clock.now();
        for (const { text, window } of limits) {
            const wait = window.wait(now);
            // Whole seconds only, so that less than one is none: "0 seconds" is documented.
            if (wait > 0) this.#refuse(text, Math.floor(wait / 1_000));
        }
        for (const { window } of limits) window.admit(now);
    }

    #refuse(limit: string, seconds: number): never {
        throw tooManyRequests(this.tenant.switches, limit, `${seconds} seconds`);
    }
}

/** Reads rates such as `5/s 3000/h`. */
function limitsOf(rates: string): Limit[] {
    return rates.split(" ").map((rate) => {
        const [count = "", unit = ""] = rate.split("/");
        const { word = "SECOND", seconds = 1 } = UNITS[unit] ?? {};
        return { text: `${count}/${word}`, window: new SlidingWindow(Number(count), seconds * 1_000) };
    });
}
