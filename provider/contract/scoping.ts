import type { Endpoint } from "./endpoint";
import type { Wire } from "./fields";

/** What a product divides the objects of a tenant into, as its client tells the rest of the library. */
export interface Scoping {
    /** The console's noun of one, for messages. @example "microtenant" */
    noun: string;
    /** The property of resources, and the key of answers, that names one. @example "microtenantId" */
    property: string;
    /** Its value for what is in none of its own; answers say it by omitting the key. @example "0" */
    standard: string;
    /** The one that the connection is set to; undefined for the standard one. */
    own: string | undefined;
    /** Called when a lookup finds nothing: in which others there is such an object, one sentence for each. */
    elsewhere(endpoint: Endpoint, wanted: (wire: Wire) => boolean): Promise<string[]>;
}
