import { NotFoundError } from "../http/errors/errors";

/** Of an object that a call was to change, and that is gone. */
export function deletedElsewhere(doing: string): NotFoundError {
    return new NotFoundError({
        doing,
        problem: "it was deleted outside this program",
        nextStep: "Run `pulumi refresh` to take that into the state; the next `pulumi up` then creates it again.",
    });
}
