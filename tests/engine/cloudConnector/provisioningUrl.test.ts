import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { Tenant } from "../tenant";

const TEMPLATE = { template: { templatePrefix: "AWS" } };

describe("a provisioning URL", () => {
    let tenant: Tenant;
    let templateId: string;
    beforeAll(async () => {
        tenant = await Tenant.open({ switches: { gcpAutoScaling: "allowed" } });
        ({ id: templateId } = await tenant.control.create("locationTemplate", { name: "Everywhere", ...TEMPLATE }));
    });
    afterAll(() => tenant?.close());

    it("is what machines of its cloud are started with, whether they scale or not", async () => {
        const bench = await tenant.stack(async () => {
            const template = zscaler.LocationTemplate.get("everywhere", templateId);
            const shared = { locationTemplate: template };
            const aws = new zscaler.ProvisioningUrl("aws", { name: "aws", cloud: "aws", autoScaling: true, ...shared });
            const azure = new zscaler.ProvisioningUrl("azure", { name: "azure", cloud: "azure", ...shared });
            const gcp = new zscaler.ProvisioningUrl("gcp", {
                name: "gcp",
                cloud: "gcp",
                autoScaling: true,
                autoScalingImage: "zs-cc-ga-03092026",
                ...shared,
            });
            return { urls: [aws.url, azure.url, gcp.url] };
        });
        const { outputs } = await bench.up();
        const host = "connector.zscalerthree.net/api/v1/provUrl?name=";
        expect(outputs.urls).toEqual([`${host}aws`, `${host}azure`, `${host}gcp`]);
        expect((await bench.preview(undefined, { refresh: true })).diffs).toEqual({});
        expect(await tenant.object("provUrl", "gcp")).not.toHaveProperty("autoScalingImage");

        const reader = await tenant.stack(async () => ({
            scaling: zscaler
                .getProvisioningUrlsOutput({ autoScaling: true })
                .apply((all) => all.map(({ cloud }) => cloud)),
            azure: await zscaler.getProvisioningUrls({ cloud: "azure" }),
            named: await zscaler.getProvisioningUrl({ name: "AWS" }),
        }));
        const found = (await reader.up()).outputs;
        expect(found.scaling).toEqual(["aws", "gcp"]);
        expect(found.azure).toMatchObject([{ name: "azure", autoScaling: false, formFactor: "small" }]);
        expect(found.named).toMatchObject({ name: "aws", locationTemplate: templateId, status: "NOT_DEPLOYED" });
    });

    it("of an administrator is read as it is, and one for branches is none", async () => {
        const provUrlData = { cloudProviderType: "AWS", locationTemplate: { id: Number(templateId) } };
        const { id } = await tenant.control.create("provUrl", { name: "theirs", provUrlData });
        await tenant.control.create("provUrl", { name: "theirs, in a branch", provUrlType: "ONPREM", provUrlData });
        const bench = await tenant.stack(async () => {
            const theirs = zscaler.ProvisioningUrl.get("theirs", id);
            const found = await zscaler.getProvisioningUrls({ name: "theirs", autoScaling: false });
            return {
                autoScaling: theirs.autoScaling,
                template: theirs.locationTemplate,
                found: found.map(({ id }) => id),
            };
        });
        expect((await bench.up()).outputs).toEqual({ autoScaling: false, template: templateId, found: [id] });
    });

    it("keeps its template from being deleted, and is named by the error", async () => {
        const bench = await tenant.stack(async () => {
            new zscaler.LocationTemplate("used", { name: "Used" });
        });
        await bench.up();
        const { id } = await tenant.object("locationTemplate", "Used");
        const data = { cloudProviderType: "AWS", locationTemplate: { id: Number(id) } };
        await tenant.control.create("provUrl", { name: "of others", provUrlData: data });
        const failure = await bench.failure(bench.destroy());
        expect(failure).toContain(`Cannot delete location template "Used" (${id}): one object still references it:`);
        expect(failure).toContain('provisioning URL "of others"');
        expect(failure).toContain("in locationTemplate (not in this stack)");
    });
});
