import { describe, expect, test } from "@jest/globals";
import type { Switches } from "pulumi-zscaler/emulator";
import { openSession } from "../session";

const PATH = "v1/privateCloudControllerGroup";
const PLACE = { location: "Lyon, France", latitude: "45.764", longitude: "4.8357", countryCode: "FR" };
const LYON = { name: "Lyon", enabled: true, ...PLACE };

const licensed = (switches: Partial<Switches> = {}) =>
    openSession({ switches: { featureFlags: "feature.ddil.config", ...switches } });

describe("a Private Cloud Controller group", () => {
    test("is answered by a create and by a read as documented", async () => {
        const session = await licensed();
        const made = await session.post(PATH, LYON);
        expect([made.status, Object.keys(made.body).sort()]).toEqual([
            201,
            [
                ...["cityCountry", "countryCode", "creationTime", "enabled", "id", "isPublic", "latitude", "location"],
                ...["longitude", "modifiedBy", "modifiedTime", "name", "overrideVersionProfile", "upgradeDay"],
                "upgradeTimeInSecs",
            ],
        ]);
        const defaults = { isPublic: "FALSE", upgradeDay: "MONDAY", upgradeTimeInSecs: "66600" };
        expect(made.body).toMatchObject({
            ...LYON,
            ...defaults,
            cityCountry: "Lyon, FR",
            overrideVersionProfile: false,
        });
        const { body } = await session.get(`${PATH}/${made.body.id}`);
        expect(body).toMatchObject({
            ...made.body,
            versionProfileName: "New Release",
            upgradePriority: "WEEK",
            readOnly: false,
            restrictedEntity: false,
        });
        expect(body).not.toHaveProperty("version");
        const summary = await session.get(`${PATH}/summary`);
        expect(summary.body.list).toEqual([{ id: body.id, name: "Lyon", enabled: true }]);
    });

    test.each([
        ["no country", { countryCode: undefined }, "missing.mandatory.params", "countryCode"],
        ["a country in words", { countryCode: "France" }, "invalid.resource.argument", "countryCode"],
        ["a flag for isPublic", { isPublic: true }, "invalid.resource.argument", "isPublic"],
        ["a private cloud that is not there", { siteId: "1" }, "invalid.resource.argument", "siteId"],
        [
            "an update in the middle of a quarter",
            { upgradeTimeInSecs: "60" },
            "invalid.resource.argument",
            "upgradeTimeInSecs",
        ],
    ])("is refused with %s", async (_, more, id, param) => {
        const session = await licensed();
        const { status, body } = await session.post(PATH, { ...LYON, ...more });
        expect([status, body.id, body.params]).toEqual([400, id, [param]]);
    });

    test("says its country in every update, and keeps it as it was sent", async () => {
        const session = await licensed();
        const { body } = await session.post(PATH, { ...LYON, countryCode: "CH" });
        expect(body.countryCode).toBe("CH");
        expect((await session.put(`${PATH}/${body.id}`, { name: "Lyon" })).body.params).toEqual(["countryCode"]);
        expect((await session.put(`${PATH}/${body.id}`, { name: "Lyon", countryCode: "FR" })).status).toBe(204);
        expect((await session.get(`${PATH}/${body.id}`)).body).toMatchObject(PLACE);
    });

    test("has the country of its coordinates where that is derived", async () => {
        const session = await licensed({ controllerCountryCode: "derived" });
        const { countryCode, ...rest } = LYON;
        expect((await session.post(PATH, rest)).body).toMatchObject({ countryCode });
        expect((await session.post(PATH, { ...LYON, name: "Two", countryCode: "CH" })).body).toMatchObject({
            countryCode,
        });
    });

    test.each([
        ["keep", { siteId: "7", siteName: "Campus", latitude: "45.764", isPublic: "TRUE" }],
        ["clear", { siteId: undefined, siteName: undefined, latitude: undefined, isPublic: "FALSE" }],
    ] as const)("does with what an update omits as the switch says: %s", async (unrecordedOmission, then) => {
        const session = await licensed({ unrecordedOmission });
        const { body } = await session.post(PATH, { ...LYON, isPublic: "TRUE" });
        const path = `${PATH}/${body.id}`;
        await session.control.change("privateCloudControllerGroup", String(body.id), {
            siteId: "7",
            siteName: "Campus",
        });
        const whole = (await session.get(path)).body;
        expect((await session.put(path, whole)).status).toBe(204);
        expect((await session.get(path)).body).toMatchObject({ siteId: "7", siteName: "Campus" });
        await session.put(path, { name: "Lyon", countryCode: "FR" });
        const { siteId, siteName, latitude, isPublic } = (await session.get(path)).body;
        expect({ siteId, siteName, latitude, isPublic }).toEqual(then);
    });

    test("needs a certificate on tenants with OAuth2 enrollment", async () => {
        const session = await licensed({ oauth2Enrolment: "on" });
        expect((await session.post(PATH, LYON)).body.params).toEqual(["signingCertId"]);
        const { body } = await session.post(PATH, { ...LYON, enrollmentCertId: "6573" });
        expect((await session.get(`${PATH}/${body.id}`)).body).toMatchObject({ signingCertId: "6573" });
    });

    test("is nothing that a tenant without the licence can reach", async () => {
        const session = await openSession();
        for (const { status, body } of [
            await session.get(PATH),
            await session.get(`${PATH}/summary`),
            await session.post(PATH, LYON),
        ]) {
            expect([status, body.id, body.params]).toEqual([
                401,
                "authz.featureflag.permission.denied",
                ["feature.ddil.config", session.emulator.customerId],
            ]);
        }
    });
});
