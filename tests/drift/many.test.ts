import { expect, it } from "@jest/globals";
import { DRIFT } from "../../drift";
import { FORMATS, writtenAs } from "../../review";
import { rows } from "../campaign";
import { onTestFinished } from "../onTestFinished";
import { DriftingTenant } from "./driftingTenant";

const PAGE = 500;

it.each(rows([1_000], [4_000]))(
    "%d objects take the calls of a refresh, and one list of administrators",
    async (count) => {
        const tenant = await DriftingTenant.open();
        onTestFinished(() => tenant.close());
        const first = await tenant.manage("zpa:ApplicationServer", "server", { name: "server", address: "10.1.0.10" });
        const names = Array.from({ length: count - 1 }, (_, at) => `server ${at}`);
        await tenant.copies("server", first, names);
        await Promise.all(
            tenant.resources
                .slice(0, 100)
                .map(({ id }) => tenant.control.change("server", id, { address: "10.1.0.11" })),
        );
        await tenant.control.clearRequestLog();
        const report = await tenant.drift();
        const calls = (await tenant.control.requestLog()).map(
            ({ method, path }) => `${method} ${path.split("/").at(-1)}`,
        );
        expect(calls).toEqual([...Array(count / PAGE).fill("GET server"), "GET administrators"]);
        expect(report.counts).toEqual({ changed: 100, gone: 0, notActive: 0, unmanaged: 0 });
        const said = writtenAs(DRIFT, [report], { format: FORMATS.markdown });
        expect(said.split("\n")[0]).toBe("**Drift**: `site/dev`. 100 changed. At worst, it interrupts.");
        expect(said).toContain("100 application servers `server`, ");
        expect(said).toContain("Restore all drift of the stack: `pulumi up --refresh --stack dev`");
    },
);
