import { cloudConnectorSwitches } from "./cloudConnector/api/switches";
import { amount, choice, onOff, type Switch, words } from "./core/switch";

const table = {
    rateLimit: choice(
        ["perUrl", "global", "off"],
        "Do 20 reads and 10 writes in 10 s count per URL, as measured, or globally, as documented? off: no limits.",
    ),
    gatewayQuota: amount(
        5000,
        "Requests a minute before the gateway refuses. The headers announce it; a refusal was never observed.",
    ),
    tokenTtl: amount(
        3600,
        "Seconds an access token lives. Tenants configure it; 3600 is documented, 83999 was recorded.",
    ),
    legacyApi: choice(
        ["on", "off", "migrated"],
        "Are legacy API keys taken? migrated: the tenant has moved to OneAPI, and says so; the status, 401, is assumed.",
    ),
    emptyListKey: choice(
        ["absent", "present"],
        "Does an empty list carry the key list? It has been left out, which breaks clients that expect an array.",
    ),
    administratorList: choice(
        ["people", "all"],
        "Does the list of administrators have the API clients that modifiedBy names? Unknown; people: it does not.",
    ),
    otherAccess: words(
        "",
        "Type and mask of an access to an item of a role that is neither FULL nor VIEW_ONLY, such as PARTIAL 7. None is documented.",
        /^([A-Z_]+ \d+)?$/,
    ),
    clientMicrotenant: words(
        "",
        "Id of the microtenant that the role of the API client is in. Such clients see no microtenants, and change no integrations.",
        /^\d*$/,
    ),
    clientApiQuota: amount(
        100,
        "Requests an hour to the API of Client Connector before they are refused, as its recorded headers announce.",
    ),
    profileRecovery: choice(
        ["applied", "ignored", "refused"],
        "Does changing an app profile set disasterRecovery? Clients model it, but the documented list of properties lacks it.",
    ),
    profileKey: choice(
        ["asSent", "bare"],
        "Does an app profile keep the first and last line of a public key in PEM? Unknown.",
    ),
    duplicateName: choice(
        ["refused", "allowed"],
        "Is a second object of one name refused? Assumed, per type and microtenant, case-insensitive.",
    ),
    notFoundStatus: choice(
        ["400", "404"],
        "Status of resource.not.found. 400 is documented, 404 is what one would expect.",
    ),
    references: choice(
        ["strict", "lax"],
        "Is deleting refused while others refer to the object? Documented for server groups, assumed for the rest.",
    ),
    serversWithDiscovery: choice(
        ["refused", "accepted"],
        "May a server group that discovers its servers name some? Official tools refuse it; the service's word is unknown.",
    ),
    anchoredDeletion: choice(
        ["allowed", "refused"],
        "Is deleting a server group with ipAnchored refused until that is false? Reported once; the answer is unknown.",
    ),
    unforcedDelete: choice(
        ["refused", "deletes"],
        "Is deleting a segment without forceDelete=true refused because it is in a segment group? So it is documented.",
    ),
    overlappingSegments: choice(
        ["allowed", "refused"],
        "May two segments have the same domain name on the same port? Nothing documented or recorded forbids it.",
    ),
    unlistedApps: choice(
        ["kept", "removed"],
        "Does a segment keep the consoles and inspected applications that an update does not list? Clients name those to delete.",
    ),
    keysOfDeletedGroup: choice(
        ["kept", "deleted"],
        "What becomes of the provisioning keys of a deleted group? Only asked when references is lax.",
    ),
    unknownCustomer: choice(
        ["403", "401"],
        "Status for the customer id of another tenant. Unknown; 401 would make clients renew their token first.",
    ),
    restrictedStatus: choice(
        ["403", "400"],
        "Status for writing to objects managed by Zscaler or Deception. Documents only say that it is not possible.",
    ),
    forbiddenBody: choice(
        ["json", "empty"],
        "Does a 403 carry a body? None was ever recorded; the id of the legacy API is assumed.",
    ),
    oauth2Enrolment: onOff(
        "Has the tenant moved to OAuth2 enrollment? Then groups need enrollmentCertId, and keys cannot be made.",
    ),
    userCodeTtl: amount(600, "Seconds a user code in a machine's console can be verified. Unknown."),
    userCodeRefusal: choice(
        ["400", "status"],
        "Is verifying a wrong or expired user code refused as a whole, or does the answer only mark that code?",
    ),
    userCodeKey: choice(
        ["code", "userCode"],
        "Under which key does an answer about user codes name each one? Clients look for both.",
    ),
    scheduleCreated: choice(
        ["204", "200"],
        "Status for making the auto-delete schedule. 204 is documented, official tests also accept 200.",
    ),
    signingCertId: choice(
        ["migrated", "always"],
        "Is signingCertId answered by every tenant that was sent one, or only after the move to OAuth2 enrollment?",
    ),
    lssFlagBugOnSingleGet: onOff(
        "Should reading one App Connector group report lssAppConnectorGroup as false, as some tenants do?",
    ),
    escapeNames: onOff("Should names and descriptions come back HTML-escaped, as some tenants do?"),
    unrecordedOmission: choice(
        ["keep", "clear"],
        "Does an update keep what it omits where that was never recorded: ipAcl, useInDrMode, a rule's groups, receivers?",
    ),
    nullFields: choice(
        ["omitted", "cleared"],
        "Is null in an update the same as leaving the key out, or does it clear the value?",
    ),
    emptyText: choice(
        ["absent", "stored", "kept"],
        "Does the empty text remove a value, is it answered as it was sent, or does the old value stay?",
    ),
    emptyObject: choice(
        ["absent", "cleared"],
        "Is an object without any value, {}, in an update the same as leaving the key out, or does it clear the value?",
    ),
    omittedName: choice(
        ["kept", "refused"],
        "Does an update without a name keep it? Official clients send the name of some objects only when it changes.",
    ),
    coordinates: choice(
        ["asSent", "rounded"],
        "Are coordinates answered as they were sent, or with six decimals? Both have been seen.",
    ),
    defaultMicrotenant: choice(
        ["absent", "zero"],
        "Do objects of the Default microtenant lack microtenantId, or say 0? Both have been seen.",
    ),
    microtenantReads: choice(
        ["strict", "inherit"],
        "Can an object of another microtenant be read without naming it? Field reports say no, documents are vague.",
    ),
    microtenantUser: choice(
        ["withDomains", "always", "never"],
        "When does making a microtenant answer its first administrator? Documented; one without domains was recorded without.",
    ),
    inhabitedMicrotenant: choice(
        ["refused", "deleted"],
        "Is deleting a microtenant that holds objects refused, or do they go with it? Unknown.",
    ),
    defaultSharing: choice(
        ["refused", "allowed"],
        "Can the Default microtenant share application segments, or receive them? Official clients say that others alone can.",
    ),
    sharingOnUpdate: choice(
        ["ended", "kept"],
        "Does an ordinary update of an application segment end its sharing? Official clients share it again after each.",
    ),
    sharedDeletion: choice(
        ["refused", "deletes"],
        "Is deleting an application segment refused while it is shared, until the sharing is ended? Unknown.",
    ),
    sharedSegmentId: choice(
        ["same", "other"],
        "Does a microtenant see an application segment that is shared with it under the same id? Migration scripts rely on it.",
    ),
    authDomains: words(
        "example.com",
        "Domains of the tenant's users, separated by commas; that of its identity service is always there.",
    ),
    scopeId: choice(
        ["ignored", "accepted"],
        "Is the query parameter scopeId, new in the contract, taken as microtenantId?",
    ),
    searchCase: choice(["insensitive", "sensitive"], "Does EQ in a search compare texts without regard to case?"),
    cloudSuffix: choice(
        ["optional", "required"],
        "Does a search find a posture profile or network by its name without the cloud behind it? Official look-ups rely on it.",
    ),
    tenantVersionProfile: words(
        "2",
        "Version profile a new tenant runs; groups that do not override it report this one.",
    ),
    concurrency: choice(
        ["policySets", "objects", "off"],
        "Which writes collide with 409 before the first is answered: those to one policy set, as documented, or to any one object?",
    ),
    collisionMs: amount(
        50,
        "Milliseconds a write takes that others can collide with. Writes of one after another never collided in recordings.",
    ),
    sentRuleOrder: choice(
        ["ignored", "applied"],
        "Does ruleOrder in a create or update of a policy rule move it? Recorded clients send none; reordering works.",
    ),
    operandForm: choice(
        ["strict", "both"],
        "Does each version of policy rules refuse the other's operands: lhs and rhs, or values and entryValues?",
    ),
    userConfigNumbers: choice(
        ["numbers", "texts"],
        "Are ids and times of SCIM groups JSON numbers, some above 2^53, as recorded, or texts, as in older documents?",
    ),
    lssGroupFlag: choice(
        ["unchanged", "set"],
        "Does a log receiver set lssAppConnectorGroup of its groups? Documents show a group in use without it.",
    ),
    featureFlags: words(
        "",
        "Licensed features, separated by commas. Private clouds and their controller groups need feature.ddil.config.",
    ),
    controllerCountryCode: choice(
        ["required", "derived"],
        "Do writes of Private Cloud Controller groups need countryCode? So it is documented; for other groups it is derived.",
    ),
    secondPrivateCloud: choice(
        ["refused", "moves"],
        "May a private cloud list a group that is in another one: is that refused, or does the group move? Unknown.",
    ),
    inhabitedPrivateCloud: choice(
        ["deleted", "refused"],
        "Is a private cloud deleted while groups are in it? Unknown; clients delete it before them.",
    ),
    subnetRange: choice(
        ["asSent", "withAddresses"],
        "Do answers about an IP range that was given as a subnet have its first and last address, too? Unknown.",
    ),
    singleAddressRange: choice(
        ["accepted", "refused"],
        "May an IP range begin and end with the same address? The console says so, the document of the API says the end is greater.",
    ),
    incompleteDrConfig: choice(
        ["connectorGroups", "serviceEdges", "never"],
        "When is isIncompleteDRConfig true: without a designated connector group, or also without a service edge group? Unknown.",
    ),
    drMemberPoll: amount(
        200,
        "Seconds between two readings of the disaster recovery record by connectors and service edges. Unknown; clients take 200.",
    ),
    drResolvers: choice(
        ["cached", "fresh"],
        "Have resolvers just read a record that changes, so that they answer the old one for its TTL? The longest wait is the default.",
    ),
    drUnsignedRecord: choice(
        ["ignored", "followed"],
        "Is a record without a signature followed although a public key is uploaded? Unknown; signing would then protect nothing.",
    ),
    drMissingRecord: choice(
        ["stay", "ends"],
        "Does disaster recovery end when its record is deleted or cannot be used, instead of off being published? Unknown.",
    ),
    drSnapshotInterval: amount(
        86_400,
        "Seconds between two snapshots of a group that is designated for disaster recovery. Documented as periodically.",
    ),
    forcedContinuity: choice(
        ["untilCleared", "oneInterval"],
        "Does forced business continuity last until it is cleared, as documented, or does it end after its interval?",
    ),
    continuitySettings: choice(
        ["absent", "present"],
        "Does every tenant have business continuity settings, so that a create is refused? Unknown.",
    ),
    unsetIntegration: choice(
        ["empty", "notFound"],
        "How is the integration with Internet Access answered that was never set: with no keys, or as not found? Unknown.",
    ),
    integrationAnswer: choice(
        ["settings", "empty"],
        "Does the answer of the call that sets this integration repeat the cloud and the user name? Unknown.",
    ),
    continuityKeys: choice(
        ["withheld", "answered"],
        "Do answers of business continuity settings hold the private keys? The model of an official client has them.",
    ),
    forcedMembers: choice(
        ["connected", "disconnected"],
        "Do App Connectors and service edges that are forced into business continuity show as disconnected? Unknown.",
    ),
    intervalOfUnforced: choice(
        ["refused", "kept"],
        "Is an interval refused of a private cloud that is not forced? The official Terraform provider says so.",
    ),
    capacity: choice(["unlimited", "documented"], "Are the documented tenant limits enforced with 403 LIMIT_EXCEEDED?"),
    latencyMs: amount(0, "Milliseconds every answer takes on top. The service was recorded at 34 to 160."),
    seed: words("216196", "First six digits of all long ids of a new tenant.", /^[1-9]\d{5}$/),
    ...cloudConnectorSwitches,
} as const;

/** The name of a switch. */
export type SwitchName = keyof typeof table;

type ValueOf<Entry> = Entry extends Switch<infer Value> ? Value : never;

/** The state of all switches. `emulator switches` prints what each one decides and why. */
export type Switches = { -readonly [Name in SwitchName]: ValueOf<(typeof table)[Name]> };

/** One line of the list of switches. */
export interface SwitchDescription {
    readonly name: string;
    readonly default: string | number;
    readonly values?: readonly (string | number)[];
    readonly question: string;
}

export function describeSwitches(): SwitchDescription[] {
    return Object.entries<Switch<string | number>>(table).map(([name, { default: value, values, question }]) => ({
        name,
        default: value,
        ...(values && { values }),
        question,
    }));
}

export function defaultSwitches(): Switches {
    const values = Object.fromEntries(Object.entries(table).map(([name, entry]) => [name, entry.default]));
    return values as Switches;
}

/**
 * Checks values that came from a command line, a file or the wire.
 *
 * @throws RangeError that lists every unknown name and every value that is not allowed.
 */
export function parseSwitches(values: Readonly<Record<string, unknown>>): Partial<Switches> {
    const { parsed, faults } = readSwitches(values);
    if (faults.length > 0) throw new RangeError(`${faults.join("; ")}. "emulator switches" lists them all.`);
    return parsed;
}

/** The values that can be used, and what is wrong with the others. */
export function readSwitches(values: Readonly<Record<string, unknown>>): {
    parsed: Partial<Switches>;
    faults: string[];
} {
    const faults: string[] = [];
    const parsed: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(values)) {
        if (value === undefined) continue;
        const entry: Switch<string | number> | undefined = Object.hasOwn(table, name)
            ? table[name as SwitchName]
            : undefined;
        const read = entry && readValue(entry, value);
        if (read !== undefined) parsed[name] = read;
        else faults.push(entry ? `${name} must be ${expectation(entry)}` : `the switch "${name}" does not exist`);
    }
    return { parsed: parsed as Partial<Switches>, faults };
}

function readValue(entry: Switch<string | number>, value: unknown): string | number | undefined {
    if (typeof entry.default === "number") {
        const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
        return typeof number === "number" && number >= 0 && Number.isFinite(number) ? number : undefined;
    }
    const text = String(value);
    const allowed = entry.values?.includes(text) ?? entry.pattern?.test(text) ?? typeof value === "string";
    return allowed ? text : undefined;
}

function expectation(entry: Switch<string | number>): string {
    if (typeof entry.default === "number") return "a number of at least 0";
    return entry.values
        ? `one of ${entry.values.join(", ")}`
        : entry.pattern
          ? `a text like ${entry.default}`
          : "a text";
}
