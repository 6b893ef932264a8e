import { describe, expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import { applicationServer } from "../../../provider/zpa/applicationServer";

const server = (address: unknown) => check(applicationServer, { name: "web", address });

describe("the address of a server", () => {
    it.each(["web", "web.example.com", "web_1.example.com", "10.1.0.10", "2001:db8::1", "1password.example.com"])(
        "may be %s",
        (address) => expect(server(address).failures).toEqual([]),
    );

    it.each(["", "*.example.com", "10.1.0.0/16", "10.1.0.300", "10.1.0.1-9", "web:443", "https://web", "-web", "web."])(
        "may not be %j",
        (address) => {
            const reason = 'must be a domain name such as "web.example.com", or an IP address such as "10.1.0.10"';
            expect(server(address).failures).toEqual([{ property: "address", reason }]);
        },
    );

    it("is required", () => {
        expect(server(undefined).failures).toEqual([{ property: "address", reason: "is required" }]);
    });

    it("is the same in upper and lower case", () => {
        expect(server("Web.Example.COM").inputs).toEqual(server("web.example.com").inputs);
        const { address } = applicationServer.collection.fields;
        expect(address?.fromWire({ address: "Web.Example.COM" })).toBe("web.example.com");
    });
});
