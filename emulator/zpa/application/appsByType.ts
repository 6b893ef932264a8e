import { invalid } from "../../core/errors";
import { type Call, customerPath, type Reply, type Route } from "../../core/http";
import { page } from "../../core/listing";
import { APP_KINDS, listedApps } from "./commonApps";

/** The consoles, inspected applications or browser applications of all segments. */
export const appsByTypeRoutes: Route[] = [
    { method: "GET", path: customerPath("v1", "application/getAppsByType"), handle: appsByType },
];

function appsByType(call: Call): Reply {
    const type = call.query.get("applicationType") ?? "";
    if (APP_KINDS[type] === undefined) throw invalid(["applicationType"]);
    const segments = [...call.tenant.collection("application").values()].filter(
        ({ microtenantId }) => call.scope === undefined || microtenantId === call.scope,
    );
    const found = segments.flatMap((segment) => listedApps(segment, call.tenant, type));
    const body = page(call.tenant, found, call.query, (app) => app);
    // Recorded: this list counts its pages, but not its items.
    return { status: 200, body: { ...body, totalCount: "0" } };
}
