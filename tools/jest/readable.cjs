/** An error of jest, which may be a bare text beside the place of the test, as an error whose first frame is in the test. @param {unknown} entry */
function readable(entry) {
    const [thrown, place] = Array.isArray(entry) ? entry : [entry, undefined];
    nameFrames(thrown);
    nameFrames(place);
    if (typeof thrown !== "string" || !(place instanceof Error)) return entry;
    place.stack = `${thrown}\n${place.stack?.replace(/^(?!\s+at ).*\n/gm, "")}`;
    place.message = thrown;
    return place;
}

/**
 * jest takes a frame of a function without a name for one of Node's own when Node has applied a source map to it; and what loads a test file
 * is of no use to its author.
 *
 * @param {unknown} error
 */
function nameFrames(error) {
    if (!(error instanceof Error)) return;
    error.stack = error.stack
        ?.replace(/\n\s+at Object\.<anonymous> \(.+\)\n\s+at (Module\._compile|node:internal)[\s\S]*$/, "")
        .replace(/^(\s+at )<anonymous> \((.+)\)$/gm, "$1$2");
    nameFrames(error.cause);
}

module.exports = { nameFrames, readable };
