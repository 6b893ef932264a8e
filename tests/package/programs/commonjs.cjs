const pulumi = require("@pulumi/pulumi");
const zscaler = require("pulumi-zscaler");
const { startEmulator } = require("pulumi-zscaler/emulator");

async function main() {
    const emulator = await startEmulator();
    process.env.ZSCALER_ENDPOINT = emulator.url;
    process.env.ZSCALER_VANITY_DOMAIN = emulator.vanityDomain;
    process.env.ZSCALER_CLIENT_ID = emulator.clientId;
    process.env.ZSCALER_CLIENT_SECRET = emulator.clientSecret;
    process.env.ZPA_CUSTOMER_ID = emulator.customerId;
    const profile = await zscaler.getVersionProfile({ name: "New Release" });
    await emulator.close();

    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `id-of-${name}`, state: inputs }),
        call: ({ inputs }) => inputs,
    });
    const group = new zscaler.AppConnectorGroup("lyon", {
        name: "Lyon",
        location: "Lyon, France",
        latitude: 45.764,
        longitude: 4.8357,
    });
    const key = new zscaler.ProvisioningKey("key", { name: "Lyon", group, maxUsage: 2 });
    const declared = await new Promise((resolve) => pulumi.all([group.name, key.group]).apply(resolve));
    process.stdout.write(JSON.stringify({ declared, profile: profile.name }));
}

main();
