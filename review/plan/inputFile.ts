/** A file that cannot be used, and what to do. */
export class InputFileError extends Error {
    override name = "InputFileError";
}

/**
 * @param file Name of the file, for the error.
 * @param remedy How the file is written.
 * @throws {InputFileError} if the text is not JSON
 */
export function parsed(text: string, file: string, remedy: string): unknown {
    try {
        return JSON.parse(text);
    } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        const what = text.trim() === "" ? "is empty" : "is not JSON, or was cut short";
        throw new InputFileError(`${file} ${what}. ${remedy}`);
    }
}
