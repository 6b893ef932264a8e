import { expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { type CloudSession, DEFAULT_TEMPLATE, openCloud } from "./session";

/** What structs of github.com/zscaler/zscaler-sdk-go 3.8 send on routes of this product for fields that nobody set. */

const written = async (session: CloudSession, path: string, body: WireObject) => {
    const { status, text, body: made } = await session.post(path, body);
    expect([status, text]).toEqual([200, text]);
    return made;
};

/** Without what is another one for each object. */
const comparable = (object: WireObject) => ({ ...object, id: 0, name: "", provUrl: "", lastModTime: 0 });

test.each<[struct: string, path: string, needed: WireObject, zero: WireObject]>([
    [
        "location.Locations",
        "location",
        { profile: "SERVER" },
        {
            ...{ authRequired: false, sslScanEnabled: false, zappSSLScanEnabled: false, xffForwardEnabled: false },
            ...{ ecLocation: false, surrogateIP: false, surrogateIPEnforcedForKnownBrowsers: false },
            ...{ ofwEnabled: false, ipsControl: false, aupEnabled: false, cautionEnabled: false },
            ...{ aupBlockInternetUntilAccepted: false, aupForceSslInspection: false },
            ...{ kerberosAuth: false, digestAuthEnabled: false, matchInChild: false },
            ...{ excludeFromDynamicGroups: false, excludeFromManualGroups: false, vpcInfo: { cloudMeta: {} } },
        },
    ],
    [
        "locationtemplate.LocationTemplate",
        "locationTemplate",
        { template: { templatePrefix: "aws" } },
        {
            editable: false,
            template: {
                ...{ templatePrefix: "aws", ofwEnabled: false, ipsControl: false },
                ...{ enforceBandwidthControl: false, editable: false },
            },
        },
    ],
    [
        "provisioning_url.ProvisioningURL",
        "provUrl",
        { provUrlData: { cloudProviderType: "AWS", locationTemplate: { id: DEFAULT_TEMPLATE } } },
        {
            provUrlData: {
                cloudProviderType: "AWS",
                locationTemplate: { id: DEFAULT_TEMPLATE, editable: false },
                autoScaleDetails: {},
            },
        },
    ],
])("the zero values of %s are accepted, and mean nothing", async (_struct, path, needed, zero) => {
    const session = await openCloud();
    const lean = await written(session, path, { name: "lean", ...needed });
    const full = await written(session, path, { name: "full", ...needed, ...zero });
    const readOf = async ({ id }: WireObject) => comparable((await session.get(`${path}/${id}`)).body);
    expect(await readOf(full)).toEqual(await readOf(lean));
    const { status, text } = await session.put(`${path}/${full.id}`, { name: "full", ...needed, ...zero });
    expect([status, text]).toEqual([200, text]);
    expect(await readOf(full)).toEqual(await readOf(lean));
});
