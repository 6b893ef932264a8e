import type { BucketOf, RateLimitBucket } from "../../http/rateLimit/buckets";
import type { Window } from "../../http/rateLimit/rateLimiter";

/** The documented limits of Cloud & Branch Connector: so many calls in a second, and in an hour, by path and method. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const windows = (aSecond: number, anHour: number): readonly Window[] => [
    { most: aSecond, ms: SECOND },
    { most: anHour, ms: HOUR },
];

const VERY_LIGHT = windows(20, 10_000);
const STATUS = windows(10, 5_000);
const LIGHT = windows(5, 3_000);
const MEDIUM = windows(2, 1_000);
const HEAVY = windows(1, 400);

type Method = Parameters<BucketOf>[0]["method"];
type Limits = Partial<Record<Method, readonly Window[]>>;

const WRITES: Limits = { POST: HEAVY, PUT: HEAVY, DELETE: HEAVY };
const OBJECTS: Limits = { GET: LIGHT, ...WRITES };
const OF_MACHINES: Limits = { GET: LIGHT, POST: LIGHT, PUT: LIGHT, DELETE: LIGHT };

/** Below the product's prefix; the first that fits decides. A path of its own has limits of its own. */
const TABLE: readonly (readonly [path: RegExp, limits: Limits])[] = [
    [/^ecAdminActivateStatus\/(activate|forcedActivate)$/, { PUT: HEAVY }],
    [/^ecAdminActivateStatus$/, { GET: STATUS }],
    [/^ecgroup\/\d+\/vm\/\d+\/(intf|route)/, OF_MACHINES],
    [/^ecVm\/uuid\//, OBJECTS],
    [/^ecgroup\/\d+\/vm\//, OBJECTS],
    [/^ecgroup\/lite/, { GET: LIGHT, POST: LIGHT, PUT: HEAVY }],
    [/^ecgroup/, { GET: LIGHT, POST: LIGHT, PUT: HEAVY, DELETE: HEAVY }],
    [/^ecInstance\/lite$/, { GET: MEDIUM }],
    [/^ecRules\/\w+/, OBJECTS],
    [/^location\/lite$/, { GET: LIGHT }],
    [/^location\b/, OBJECTS],
    [/^locationTemplate/, { GET: MEDIUM, ...WRITES }],
    [/^provUrl/, OBJECTS],
    [/^(gateways|ip\w*Groups|networkService\w*)/, OBJECTS],
    [/^workloadGroups\/lite$/, { GET: LIGHT }],
    [/^zpaResources\//, { GET: LIGHT }],
    [/^publicCloudAccount\w+/, { GET: VERY_LIGHT, ...WRITES }],
];

/** What is not listed is weighed by its method. */
const FALLBACK: Limits = {
    GET: MEDIUM,
    POST: HEAVY,
    PUT: HEAVY,
    DELETE: [
        { most: 1, ms: MINUTE },
        { most: 4, ms: HOUR },
    ],
};

const UNLIMITED: RateLimitBucket = { key: "any", windows: [] };

/**
 * Which calls share a limit.
 * @param prefix What stands before every path.
 */
export function documentedLimits(prefix: string): BucketOf {
    return ({ method, path }) => {
        const below = path.slice(prefix.length + 1);
        const [pattern, limits] = TABLE.find(([candidate]) => candidate.test(below)) ?? [undefined, FALLBACK];
        const [resource = ""] = below.split("/");
        const found = limits[method] ?? FALLBACK[method] ?? [];
        return { key: `${method} ${pattern?.source ?? resource}`, windows: found };
    };
}

/** For a service that sets no limits, such as an emulator that was told so. */
export const noLimits: BucketOf = () => UNLIMITED;
