import { isWire, textOf } from "../contract/fields";
import type { Noun } from "../contract/noun";
import type { ZpaClient } from "./client/client";
import { everyLogType, FORMATS, type LogType } from "./common/logTypes";

/** What a log receiver can stream, in the words of its `logType`. */
export const logType = {
    type: "zpa:LogType",
    noun: { one: "log type", many: "log types" },
    endpoint: () => ({ ...FORMATS, noun: "log type" }),
    list: (zpa: ZpaClient) => everyLogType(zpa),
    fromWire: ({ id, name, formats, statusCodes }) => {
        const { json, csv, tsv } = isWire(formats) ? formats : {};
        return {
            id: String(id),
            name: String(name) as LogType,
            templates: { json: textOf(json), csv: textOf(csv), tsv: textOf(tsv) },
            statusCodes: Object.entries(isWire(statusCodes) ? statusCodes : {})
                .map(([code, meaning]) => ({ code, ...meaningOf(meaning) }))
                .sort((one, other) => (one.code < other.code ? -1 : 1)),
        };
    },
} satisfies Noun<ZpaClient>;

/** What does not apply is left out. */
function meaningOf(meaning: unknown) {
    const { name, status, errorType, adminAction } = isWire(meaning) ? meaning : {};
    const said = (value: unknown) => (value === "NA" ? undefined : textOf(value));
    return {
        description: textOf(name),
        status: said(status),
        errorType: said(errorType),
        adminAction: said(adminAction),
    };
}
