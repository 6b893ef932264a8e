import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { create, remove, update } from "../../../provider/lifecycle/lifecycle";
import { appConnectorGroup } from "../../../provider/zpa/appConnectorGroup";
import { strangeCountry } from "../../../provider/zpa/common/country";
import { Connected } from "../connected";

describe("a location that ends in another country than its coordinates are in", () => {
    it.each([
        ["Lyon, France", "JP", "France"],
        ["Lyon, FR", "JP", "FR"],
        ["São Paulo, Brazil", "US", "Brazil"],
        ["Abidjan, Cote d'Ivoire", "FR", "Cote d'Ivoire"],
        ["London, UK", "FR", "UK"],
        ["San Jose, CA, USA", "CN", "USA"],
        ["Singapore", "MY", "Singapore"],
    ])("%s, found in %s", (location, found, country) => {
        expect(strangeCountry(location, found)).toBe(country);
    });

    it.each([
        ["Lyon, France", "FR"],
        ["Lyon, FR", "FR"],
        ["London, UK", "GB"],
        ["San Jose, CA", "US"],
        ["San Jose, CA, USA", "US"],
        ["Atlanta, Georgia", "US"],
        ["Milano, MI", "IT"],
        ["Perth, WA", "AU"],
        ["San Juan, Puerto Rico", "US"],
        ["Hong Kong", "CN"],
        ["Istanbul, Turkey", "TR"],
        ["Praha, Czech Republic", "CZ"],
        ["Building 7", "FR"],
        ["Lyon, third floor", "JP"],
        ["", "FR"],
    ])("but not %s, found in %s", (location, found) => {
        expect(strangeCountry(location, found)).toBeUndefined();
    });
});

describe("a group whose coordinates are in another country", () => {
    let groups: Connected;
    beforeAll(async () => {
        groups = await Connected.to(appConnectorGroup, {});
    });
    afterAll(() => groups?.close());

    it("is made with a warning that names the city, which comes again when the place changes, and then alone", async () => {
        const { backend } = groups;
        const log = jest.spyOn(backend, "log");
        const told = () => log.mock.calls.flat().filter((line) => line.startsWith("warning:"));
        const tokyo = { name: "Lyon", location: "Lyon, France", latitude: 35.68, longitude: 139.69 };

        const inputs = groups.checked(tokyo);
        const { id, outputs } = await create({ definition: appConnectorGroup, backend }, { inputs });
        expect(told()).toEqual([
            `warning: App Connector group "Lyon" (${id}): location ends in "France", but the coordinates 35.68, 139.69 are in Tokyo, JP; correct one of them`,
        ]);

        const described = groups.checked({ ...tokyo, description: "Office" });
        const after = await update(
            { definition: appConnectorGroup, backend },
            { id, olds: outputs, inputs: described },
        );
        expect(told()).toHaveLength(1);

        const lyon = groups.checked({ ...tokyo, latitude: 45.764, longitude: 4.8357 });
        const right = await update({ definition: appConnectorGroup, backend }, { id, olds: after, inputs: lyon });
        expect(told()).toHaveLength(1);

        const elsewhere = groups.checked({ ...tokyo, location: "Tokyo, Japan", latitude: 45.764, longitude: 4.8357 });
        const wrong = await update({ definition: appConnectorGroup, backend }, { id, olds: right, inputs: elsewhere });
        expect(told()[1]).toContain('location ends in "Japan", but the coordinates 45.764, 4.8357 are in Lyon, FR');
        await remove({ definition: appConnectorGroup, backend }, { id, outputs: wrong });
    });
});
