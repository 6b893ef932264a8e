// @ts-nocheck it is a program of another workspace
// A program that takes the library from a package of its workspace, which depends on it.
const pulumi = require("@pulumi/pulumi");
const { AppConnectorGroup } = require("@acme/connectors");

async function main() {
    let text = "";
    await pulumi.runtime.setMocks({
        newResource({ name, inputs }) {
            text = inputs.__provider;
            return { id: `id-of-${name}`, state: inputs };
        },
        call: ({ inputs }) => inputs,
    });
    // As in a run of the engine.
    process.env.PULUMI_NODEJS_MONITOR = "127.0.0.1:1";
    for (const name of ["ZSCALER_VANITY_DOMAIN", "ZSCALER_CLIENT_ID", "ZSCALER_CLIENT_SECRET"]) process.env[name] = "x";
    process.env.ZPA_CUSTOMER_ID = "216196257331281920";
    const place = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };
    const group = new AppConnectorGroup("lyon", { name: "Lyon", ...place });
    await new Promise((resolve) => group.id.apply(resolve));

    // What the engine's process does with the text in the state.
    const loaded = { exports: {} };
    new Function("exports", "require", text)(loaded.exports, require);
    const provider = loaded.exports.handler();
    await provider.configure({ config: { get: () => undefined } });
    const { failures } = await provider.check({}, { name: "Lyon", ...place, latitude: 91 });
    process.stdout.write(JSON.stringify(failures.map(({ property }) => property)));
}

main().catch((error) => {
    process.stdout.write(JSON.stringify(error.message));
});
