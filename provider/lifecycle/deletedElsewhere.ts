import { NotFoundError } from "../http/errors/errors";

/** Of an object that a call was to change, and that is gone. */
export function deletedElsewhere(operation: string): NotFoundError {
    return new NotFoundError({
        operation,
        problem: "the object was deleted outside this program",
        nextStep: "Run `pulumi refresh` to update the state; the next `pulumi up` creates the object again.",
    });
}
