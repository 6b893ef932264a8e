import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { numberOf, parseJson, stringifyJson } from "../../../provider/http/json";

const cases: [text: string, value: unknown][] = [
    ['{"idpId":216196257331405101}', { idpId: "216196257331405101" }],
    ['{"idpId": -216196257331405101}', { idpId: "-216196257331405101" }],
    ["[9007199254740993,1]", ["9007199254740993", 1]],
    ["9007199254740993", "9007199254740993"],
    ["[9007199254740991]", [9007199254740991]],
    ['{"id":"216196257331405101"}', { id: "216196257331405101" }],
    ['{"a":"x,216196257331405101","b":0.1234567890123456789}', { a: "x,216196257331405101", b: 0.12345678901234568 }],
    ['{"a":1,"a":216196257331405101}', { a: "216196257331405101" }],
];

test.each(cases)("%s loses no digit of a whole number", (text, value) => {
    expect(parseJson(text)).toEqual(value);
});

test("whatever holds no long number means what JSON.parse says it means", () => {
    fc.assert(
        fc.property(fc.jsonValue(), (value) => {
            const text = JSON.stringify(value);
            fc.pre(!/\d{16}/.test(text));
            expect(parseJson(text)).toEqual(JSON.parse(text));
        }),
    );
});

test("every whole number keeps all its digits", () => {
    fc.assert(
        fc.property(fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }), (value) => {
            expect(String((parseJson(`{"n":${value}}`) as { n: unknown }).n)).toBe(String(value));
        }),
    );
});

test.each(["", "{", '{"a":216196257331405101', "<html>"])("%j is a syntax error", (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
});

test.each(["7", "82273", "9007199254740991", "9007199254740993", "216196257331405101"])(
    "the id %s goes out as a number with all its digits",
    (id) => expect(stringifyJson({ location: { id: numberOf(id) } })).toBe(`{"location":{"id":${id}}}`),
);
