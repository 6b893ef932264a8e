import { malformedBody, wrongContentType } from "./errors";
import { isObject, isWellFormed, parseJson, type WireObject } from "./json";

/** The body of a request, parsed when a handler asks for it. */
export class Body {
    constructor(
        private readonly text: string,
        private readonly contentType: string | undefined,
    ) {}

    /** @throws ApiError 415 or 400 when the request carries no JSON object. */
    object(): WireObject {
        const value = this.#json();
        if (!isObject(value)) throw malformedBody("The request body is not a JSON object");
        return value;
    }

    /** @throws ApiError 415 or 400 when the request carries no JSON array. */
    list(): unknown[] {
        const value = this.#json();
        if (!Array.isArray(value)) throw malformedBody("The request body is not a JSON array");
        return value;
    }

    #json(): unknown {
        if (!this.contentType?.toLowerCase().startsWith("application/json")) throw wrongContentType();
        let value: unknown;
        try {
            value = parseJson(this.text);
        } catch {
            throw malformedBody("The request body is not valid JSON");
        }
        if (!isWellFormed(value)) throw malformedBody("The request body contains a string that is not valid Unicode");
        return value;
    }
}
