import { beforeEach, expect, it, jest } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { CloudConnectorGroup, ZscalerProvider } from "pulumi-zscaler";

/** Without an engine, warnings go to the console. */
const lines: string[] = [];
/** The start of a run of a program. */
const run = () =>
    pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `id-of-${name}`, state: inputs }),
        call: () => ({}),
    });
beforeEach(async () => {
    lines.length = 0;
    jest.spyOn(console, "warn").mockImplementation((line) => lines.push(String(line)));
    await run();
});

/** Declares a group of a zone, all of one network and window, and says what has been warned of so far. */
async function declared(zone: string, provider?: pulumi.ProviderResource): Promise<string[]> {
    const deployment = { provisioningUrl: "1", cloud: "aws", network: "vpc-1", zone } as const;
    const group = new CloudConnectorGroup(
        zone,
        { deployment, upgradeDay: "Sunday", upgradeStart: "02:00" },
        provider && { provider },
    );
    await new Promise((resolve) => group.id.apply(resolve));
    // What hangs on outputs is done by then.
    await new Promise(setImmediate);
    return [...lines];
}
const warned = [expect.stringContaining("Zones a, b of vpc-1 are upgraded in the same window, Sunday at 02:00")];

it("zones of a network that are upgraded in the same window are warned of once", async () => {
    expect(await declared("a")).toEqual([]);
    expect(await declared("b")).toEqual(warned);
    expect(await declared("c")).toEqual(warned);
});

it("zones of networks that two tenants call by the same name are not", async () => {
    const [one, other] = ["one", "other"].map((name) => new ZscalerProvider(name, { customerId: "1" }));
    expect(await declared("a", one)).toEqual([]);
    expect(await declared("b", other)).toEqual([]);
    expect(await declared("b", one)).toEqual(warned);
});

it("a second run in the same process warns again, and knows nothing of the zones of the first", async () => {
    expect(await declared("a")).toEqual([]);
    await run();
    expect(await declared("b")).toEqual([]);
    expect(await declared("a")).toEqual([expect.stringContaining("Zones b, a of vpc-1")]);
});
