import { NotFoundError } from "../http/errors/errors";

/** Of an object that a call was to change, and that is gone. */
export function deletedElsewhere(operation: string): NotFoundError {
    return new NotFoundError({
        operation,
        problem: "it was deleted outside this program",
        nextStep: "Run `pulumi refresh` to take that into the state; the next `pulumi up` then creates it again.",
    });
}
