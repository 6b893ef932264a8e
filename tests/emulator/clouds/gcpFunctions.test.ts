import { expect, it } from "@jest/globals";
import { EmulatorControlError, type WireObject } from "../../../emulator";
import { openCloud } from "./openCloud";

it.each<[string, string, WireObject, RegExp]>([
    [
        "a function without an entry point",
        "gcp:cloudfunctionsv2/function:Function",
        { location: "europe-west1", buildConfig: { runtime: "python312" } },
        /: buildConfig\.entryPoint is required/,
    ],
    [
        "a function that runs for hours",
        "gcp:cloudfunctionsv2/function:Function",
        {
            location: "europe-west1",
            buildConfig: { runtime: "python312", entryPoint: "run" },
            serviceConfig: { timeoutSeconds: 7_200 },
        },
        /: serviceConfig\.timeoutSeconds must be from 1 to 3600, but is 7200/,
    ],
    [
        "a schedule in words",
        "gcp:cloudscheduler/job:Job",
        { schedule: "hourly" },
        /: schedule must be five fields of cron, such as .*, but is "hourly"/,
    ],
    [
        "an object in no bucket",
        "gcp:storage/bucketObject:BucketObject",
        { bucket: "nowhere", content: "x" },
        /: bucket must be a bucket that exists, but is "nowhere"/,
    ],
])("a simulated Google Cloud refuses %s", async (_what, type, inputs, reason) => {
    const { make } = await openCloud("gcp", { project: "acme-network", region: "europe-west1" });
    const refused = await make(type, inputs).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(EmulatorControlError);
    expect(String(refused)).toMatch(reason);
});
