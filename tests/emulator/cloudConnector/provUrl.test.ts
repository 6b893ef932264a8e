import { describe, expect, test } from "@jest/globals";
import { DEFAULT_TEMPLATE, openCloud } from "./session";

const PATH = "provUrl";
const AWS = { cloudProviderType: "AWS", locationTemplate: { id: DEFAULT_TEMPLATE } };

describe("a provisioning URL", () => {
    test("gets its address and servers from the service, and shows the template it uses", async () => {
        const session = await openCloud();
        const template = await session.template({ template: { templatePrefix: "LYS" } });
        const { body } = await session.post(PATH, {
            name: "aws-lyon",
            provUrlType: "CLOUD",
            provUrlData: { cloudProviderType: "AWS", locationTemplate: { id: template.id, name: "ignored" } },
        });
        expect(body).toEqual({
            id: expect.any(Number),
            name: "aws-lyon",
            provUrl: "connector.zscalerthree.net/api/v1/provUrl?name=aws-lyon",
            provUrlType: "CLOUD",
            provUrlData: {
                zsCloudDomain: "zscalerthree.net",
                orgId: expect.any(Number),
                configServer: "ecservice.zscalerthree.net",
                registrationServer: "ecservice.zscalerthree.net",
                apiServer: "connector.zscalerthree.net",
                pacServer: "pac.zscalerthree.net",
                locationTemplate: {
                    id: template.id,
                    name: "Lyon",
                    template: expect.objectContaining({ templatePrefix: "LYS" }),
                    editable: false,
                    lastModUid: expect.any(Object),
                    lastModTime: expect.any(Number),
                },
                cloudProviderType: "AWS",
                formFactor: "SMALL",
                cellEdgeDeploy: false,
            },
            status: "NOT_DEPLOYED",
        });
        const read = await session.get(`${PATH}/${body.id}`);
        expect(read.body).toEqual({ ...body, lastModUid: expect.any(Object), lastModTime: expect.any(Number) });
    });

    test("keeps what was said of scaling and releases, which are absent otherwise", async () => {
        const session = await openCloud();
        const { id } = await session.url({}, { autoScaleDetails: { autoScale: true }, releaseChannel: "BETA" });
        const said = await session.get(`${PATH}/${id}`);
        expect(said.body.provUrlData).toMatchObject({
            autoScaleDetails: { autoScale: true },
            releaseChannel: "BETA",
        });
        await session.put(`${PATH}/${id}`, { name: "aws-lyon", provUrlData: AWS });
        const { provUrlData } = (await session.get(`${PATH}/${id}`)).body;
        expect(provUrlData).not.toHaveProperty("autoScaleDetails");
        expect(provUrlData).not.toHaveProperty("releaseChannel");
    });

    test("has its name in its address", async () => {
        const session = await openCloud();
        const { id } = await session.url();
        const { body } = await session.put(`${PATH}/${id}`, { name: "aws lyon", provUrlData: AWS });
        expect(body.provUrl).toBe("connector.zscalerthree.net/api/v1/provUrl?name=aws%20lyon");
        expect((await session.delete(`${PATH}/${id}`)).status).toBe(204);
    });

    test.each([
        ["no cloud", { cloudProviderType: undefined }, "cloudProviderType"],
        ["an unknown cloud", { cloudProviderType: "OCI" }, "cloudProviderType"],
        ["no template", { locationTemplate: undefined }, "locationTemplate"],
        ["a template that is not there", { locationTemplate: { id: 1 } }, "locationTemplate"],
        ["an unknown form factor", { formFactor: "HUGE" }, "formFactor"],
        ["a large one that scales", { formFactor: "LARGE", autoScaleDetails: { autoScale: true } }, "formFactor"],
        ["a medium one in Azure", { cloudProviderType: "AZURE", formFactor: "MEDIUM" }, "formFactor"],
        ["a medium one in Google Cloud", { cloudProviderType: "GCP", formFactor: "MEDIUM" }, "formFactor"],
        [
            "one that scales in Google Cloud",
            { cloudProviderType: "GCP", autoScaleDetails: { autoScale: true } },
            "autoScale",
        ],
    ])("is refused with %s", async (_, data, field) => {
        const session = await openCloud();
        const { status, body } = await session.post(PATH, { name: "x", provUrlData: { ...AWS, ...data } });
        expect([status, body.code]).toEqual([400, "INVALID_INPUT_ARGUMENT"]);
        expect(body.message).toContain(field);
    });

    test.each([
        ["a large one in Amazon Web Services", { formFactor: "LARGE" }],
        ["one that scales in Azure", { cloudProviderType: "AZURE", autoScaleDetails: { autoScale: true } }],
        ["one that does not scale in Google Cloud", { cloudProviderType: "GCP" }],
    ])("may be %s", async (_, data) => {
        const session = await openCloud();
        const { status } = await session.post(PATH, { name: "x", provUrlData: { ...AWS, ...data } });
        expect(status).toBe(200);
    });

    test("may scale in Google Cloud where Support has enabled it", async () => {
        const session = await openCloud({ switches: { gcpAutoScaling: "allowed" } });
        const provUrlData = { ...AWS, cloudProviderType: "GCP", autoScaleDetails: { autoScale: true } };
        expect((await session.post(PATH, { name: "x", provUrlData })).status).toBe(200);
    });
});
