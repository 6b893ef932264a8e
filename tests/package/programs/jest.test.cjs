// @ts-nocheck Jest is installed in the project that this is copied to
const pulumi = require("@pulumi/pulumi");
const zscaler = require("pulumi-zscaler");
const { startEmulator } = require("pulumi-zscaler/emulator");

test("a lookup asks the emulator, and under mocks the mock", async () => {
    const emulator = await startEmulator();
    process.env.ZSCALER_ENDPOINT = emulator.url;
    process.env.ZSCALER_VANITY_DOMAIN = emulator.vanityDomain;
    process.env.ZSCALER_CLIENT_ID = emulator.clientId;
    process.env.ZSCALER_CLIENT_SECRET = emulator.clientSecret;
    process.env.ZPA_CUSTOMER_ID = emulator.customerId;
    expect(await zscaler.getVersionProfile({ name: "New Release" })).toMatchObject({ name: "New Release" });
    await emulator.close();

    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `id-of-${name}`, state: inputs }),
        call: ({ token, inputs }) => ({ token, ...inputs }),
    });
    const found = await zscaler.getVersionProfile({ name: "Lyon" });
    expect(found).toEqual({ token: "zpa:getVersionProfile", name: "Lyon" });
    const group = new zscaler.SegmentGroup("web", { name: "Web" });
    expect(await new Promise((resolve) => group.id.apply(resolve))).toBe("id-of-web");
});
