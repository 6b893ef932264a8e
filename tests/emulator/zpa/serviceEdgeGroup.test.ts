import { describe, expect, test } from "@jest/globals";
import { openSession } from "../session";

const PATH = "v1/serviceEdgeGroup";

describe("a service edge group", () => {
    test("keeps its place when an update omits it, unlike an App Connector group", async () => {
        const session = await openSession();
        const place = { latitude: "45.764", longitude: "4.8357" };
        const { body } = await session.post(PATH, { name: "Edges", ...place });
        await session.put(`${PATH}/${body.id}`, { name: "Renamed" });
        expect((await session.get(`${PATH}/${body.id}`)).body).toMatchObject({
            name: "Renamed",
            ...place,
            cityCountry: "Lyon, FR",
            countryCode: "FR",
        });
    });

    test("wants the three parts of the grace distance together", async () => {
        const session = await openSession();
        const alone = await session.post(PATH, { name: "Edges", graceDistanceEnabled: true });
        expect(alone.body.params).toEqual(["graceDistanceValue", "graceDistanceValueUnit"]);
        const distance = { graceDistanceEnabled: true, graceDistanceValue: "10", graceDistanceValueUnit: "MILES" };
        const { body } = await session.post(PATH, { name: "Edges", ...distance });
        expect(body).toMatchObject({ ...distance, graceDistanceValue: "10.0" });
    });

    test("shows the networks it trusts, and only takes known ones", async () => {
        const session = await openSession();
        const networks = await session.get("v2/network");
        const id = networks.body.list?.[0]?.id;
        const { body } = await session.post(PATH, { name: "Edges", trustedNetworks: [{ id }] });
        const { modifiedTime, ...shown } = networks.body.list?.[0] ?? {};
        expect((await session.get(`${PATH}/${body.id}`)).body.trustedNetworks).toEqual([shown]);
        const unknown = await session.post(PATH, { name: "Other", trustedNetworks: [{ id: "1" }] });
        expect(unknown.body.params).toEqual(["trustedNetworks"]);
    });

    test("is public by a word, not by a flag", async () => {
        const session = await openSession();
        expect((await session.post(PATH, { name: "Edges", isPublic: true })).body.params).toEqual(["isPublic"]);
    });

    test("needs a certificate on tenants with OAuth2 enrollment, which it answers under another name", async () => {
        const session = await openSession({ switches: { oauth2Enrolment: "on" } });
        expect((await session.post(PATH, { name: "Edges" })).body.params).toEqual(["signingCertId"]);
        const { body } = await session.post(PATH, { name: "Edges", enrollmentCertId: "6574" });
        expect((await session.get(`${PATH}/${body.id}`)).body).toMatchObject({ signingCertId: "6574" });
    });

    test("keeps what an update omits", async () => {
        const session = await openSession();
        const intent = {
            isPublic: "FALSE",
            altCloud: "cloud.example.com",
            exclusiveForBusinessContinuity: true,
            useInDrMode: true,
        };
        const { body } = await session.post(PATH, { name: "Edges", ...intent });
        await session.put(`${PATH}/${body.id}`, { name: "Edges" });
        expect((await session.get(`${PATH}/${body.id}`)).body).toMatchObject(intent);
    });
});
