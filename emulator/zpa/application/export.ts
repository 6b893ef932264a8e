import type { CollectionDefinition } from "../../core/collection";
import { type Call, customerPath, type Route } from "../../core/http";
import { isObject, type Json } from "../../core/json";
import { select } from "../../core/listing";
import { answer } from "../../core/serialize";

/** That there is a table is documented, its columns are not: these are the attributes that say what a segment is. */
const COLUMNS = ["id", "name", "description", "enabled", "domainNames", "tcpPortRanges", "udpPortRanges"];
const MORE_COLUMNS = ["segmentGroupName", "serverGroups", "microtenantName"];

/** All segments, or those that a search finds, as a table of values parted by commas. */
export const exportRoute = (definition: CollectionDefinition): Route => ({
    method: "GET",
    path: customerPath("v1", `${definition.name}/export`),
    handle: (call) => ({ status: 200, body: table(call, definition), headers: { "content-type": "text/csv" } }),
});

function table(call: Call, definition: CollectionDefinition): string {
    const collection = call.collection(definition);
    const columns = [...COLUMNS, ...MORE_COLUMNS];
    const segments = select(call.tenant, collection, call.query, { microtenantId: call.scope });
    const rows = segments.map((segment) => answer(call.tenant, collection, segment, "listed"));
    return [columns, ...rows.map((row) => columns.map((key) => cell(row[key])))]
        .map((cells) => `${cells.join()}\r\n`)
        .join("");
}

function cell(value: Json | undefined): string {
    const text = (Array.isArray(value) ? value : [value]).map(word).join("; ");
    return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const word = (value: Json | undefined): string => {
    const named = isObject(value) ? value.name : value;
    return String(named ?? "");
};
