import type { Endpoint } from "../contract/endpoint";

/** An endpoint with how the service serves it, as far as the clients of several products handle that alike. */
export interface ServedEndpoint extends Endpoint {
    /** What the path does not say of the one object that is meant. @example { region: "us-east-1" } */
    query?: Record<string, string>;
    /** The service refuses two writes to this collection at a time, so that they are sent one after the other. @default false */
    oneWriteAtATime?: boolean;
    /** The method of updates. @default "PUT" */
    updatedBy?: "PATCH";
    /** There is one object: it is read at the path itself, and written at its id. @default false */
    singleton?: boolean;
    /** The service has no call that reads a single object: it is taken from the list. @default false */
    onlyListed?: boolean;
    /** Single reads are wrong or refused for some objects: they are read from the list first. @default false */
    readInList?: boolean;
    /** Called when a deletion is answered with "not found": whether the object is still there. @default the list is read */
    holds?(id: string): Promise<boolean>;
}
