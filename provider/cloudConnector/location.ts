import { isWire, textOf, type Wire } from "../contract/fields";
import type { Noun } from "../contract/noun";
import type { CloudConnectorClient } from "./client/client";
import type { CloudConnectorEndpoint } from "./client/endpoint";
import { LOCATION_MANAGEMENT } from "./common/permissions";
import { cloudOf } from "./common/site";
import { timeZoneOf } from "./common/timeZone";

const NOUN = "location";
export const LOCATIONS: CloudConnectorEndpoint = {
    path: "location",
    noun: NOUN,
    permission: LOCATION_MANAGEMENT,
};

/** Where traffic comes from: a network with connectors, made by the first of them, or another place. */
export const location = {
    type: "cloudConnector:Location",
    noun: { one: NOUN, many: "locations" },
    endpoint: () => LOCATIONS,
    readEachTime: true,
    fromWire(wire) {
        const { cloudProvider, cloudMeta } = objectIn(wire, "vpcInfo");
        const madeByConnectors = wire.ecLocation === true;
        return {
            id: String(wire.id),
            name: String(wire.name),
            description: textOf(wire.description),
            country: unless("NONE", wire.country),
            state: textOf(wire.state),
            timeZone: zoneIn(wire),
            cloud: cloudOf({ platform: cloudProvider }),
            network: isWire(cloudMeta) ? textOf(cloudMeta.name) : undefined,
            profile: unless("NONE", wire.profile),
            parent: unless("0", wire.parentId),
            madeByConnectors,
            // One that somebody else has made says so too.
            hasConnectors: madeByConnectors && wire.ccLocation === true,
        };
    },
} satisfies Noun<CloudConnectorClient>;

/** The IANA name where there is one, else the service's own word. */
export function zoneIn({ tz }: Wire): string | undefined {
    const word = unless("NOT_SPECIFIED", tz);
    return word === undefined ? undefined : (timeZoneOf(word) ?? word);
}

function objectIn(wire: Wire, key: string): Wire {
    return isWire(wire[key]) ? wire[key] : {};
}

function unless(nothing: string, value: unknown): string | undefined {
    const text = textOf(value);
    return text === nothing ? undefined : text;
}
