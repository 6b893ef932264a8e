import { expect, it } from "@jest/globals";
import { startEmulator } from "pulumi-zscaler/emulator";
import { bootWhenAwaited, enrollWith } from "../../tools/example/machines";
import { onTestFinished } from "../onTestFinished";

const ENDED = AbortSignal.abort();

async function tenant() {
    const emulator = await startEmulator();
    onTestFinished(() => emulator.close());
    return emulator.control;
}

it("a machine of an example enrolls, also when the program ended between two looks for its key", async () => {
    const control = await tenant();
    const group = await control.create("appConnectorGroup", { name: "Lyon" });
    const ended = new AbortController();
    const enrolled = enrollWith(control, ["Lyon"], ended.signal);
    // The first look comes before what is asked for now.
    const [certificate] = await control.list("enrollmentCert");
    await control.create("provisioningKey", {
        ...{ name: "Lyon", maxUsage: "1", zcomponentId: group.id, enrollmentCertId: certificate?.id },
        associationType: "CONNECTOR_GRP",
    });
    ended.abort();
    await enrolled;
    expect(await control.list("connector")).toMatchObject([{ provisioningKeyName: "Lyon" }]);
});

it("what a program did not make by its end is named", async () => {
    const control = await tenant();
    await expect(enrollWith(control, ["Lyon"], ENDED)).rejects.toThrow(
        'the program has ended, and there is no provisioning key "Lyon"',
    );
    const machines = [{ provUrl: "aws", network: "vpc-1", zones: ["a"] }];
    await expect(bootWhenAwaited(control, machines, ENDED)).rejects.toThrow(
        "the program has ended, and nobody has looked for the groups of its machines",
    );
});
