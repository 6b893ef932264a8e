import { describe, expect, it } from "@jest/globals";
import { digestIn, eventLogIn, planOf } from "../../review";
import { digestText, eventText, type Preview } from "./previews";

describe("files that cannot be used", () => {
    const preview: Preview = { resources: [{ before: { name: "a" }, after: { name: "b" } }] };
    it.each<[string, () => unknown, string]>([
        [
            "an empty digest",
            () => digestIn("", "d.json"),
            "d.json is empty. Write it with `pulumi preview --json --show-sames > FILE`.",
        ],
        [
            "one that was cut short",
            () => digestIn(digestText(preview).slice(0, -9), "d.json"),
            "d.json is not JSON, or was cut short.",
        ],
        ["other JSON", () => digestIn('{"version":3}', "d.json"), "d.json is not the JSON of a preview."],
        ["a list", () => digestIn("[1]", "d.json"), "d.json is not the JSON of a preview."],
        ["an event log that is none", () => eventLogIn('{"a":1}\n[]', "e.jsonl"), "e.jsonl is not an event log."],
        [
            "an event log of another run",
            () => planOf(digestIn(digestText(preview), "d.json"), eventLogIn(eventText({}), "e.jsonl")),
            "the event log has no update of urn:pulumi:dev::site::pulumi-nodejs:dynamic/zpa:SegmentGroup::it: the two are of different previews. Write both files with one command",
        ],
        [
            "a digest of another run",
            () => planOf(digestIn(digestText({}), "d.json"), eventLogIn(eventText(preview), "e.jsonl")),
            "the digest has no update of ",
        ],
        [
            "a stream of events in place of a digest",
            () => digestIn('{"sequence":0,"timestamp":1,"preludeEvent":{}}\n{"sequence":1}\n', "d.json"),
            "d.json is a stream of events. Unset PULUMI_ENABLE_STREAMING_JSON_PREVIEW",
        ],
        [
            "a digest of a newer CLI",
            () => digestIn('{"steps":[{"op":"transfer","urn":"u"}]}', "d.json"),
            'd.json has the operation "transfer", which this version of pulumi-zscaler does not know: a newer Pulumi CLI',
        ],
    ])("%s: the error says what to do", (_, read, message) => {
        expect(read).toThrow(message);
    });
});
