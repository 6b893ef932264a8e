import { objectsIn } from "../../cli/views/live";
import { type Choice, needsOf, type Selection, type Source, selected, stackState, Tenant, VIEWS } from "../../views";
import { DriftingTenant } from "../drift/driftingTenant";
import { NOW } from "./estate";

type View = (typeof VIEWS)[number];

const LYON = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };

export const viewNamed = (name: string): View => {
    const view = VIEWS.find((each) => each.name === name);
    if (!view) throw new Error(`there is no view ${name}`);
    return view;
};

/** A tenant with something in each view: some objects of the stack, some of others. */
export class Office {
    private constructor(readonly tenant: DriftingTenant) {}

    static async open(): Promise<Office> {
        const tenant = await DriftingTenant.open();
        const { control } = tenant;
        const lyon = await tenant.manage("zpa:AppConnectorGroup", "lyon", {
            ...LYON,
            name: "Branch Lyon",
            disasterRecovery: true,
            upgradeDay: "Sunday",
            upgradeTime: "18:30",
        });
        const paris = await tenant.manage("zpa:AppConnectorGroup", "paris", {
            ...LYON,
            name: "Branch Paris",
            enabled: false,
        });
        const servers = await tenant.manage("zpa:ServerGroup", "servers", {
            name: "Intranet",
            appConnectorGroups: [lyon],
        });
        const segments = await tenant.manage("zpa:SegmentGroup", "segments", { name: "Segments" });
        const wiki = await tenant.manage("zpa:ApplicationSegment", "wiki", {
            name: "Wiki",
            domainNames: ["wiki.example.com"],
            tcpPorts: 443,
            segmentGroup: segments,
            serverGroups: [servers],
            disasterRecovery: true,
        });
        const first = await tenant.manage("zpa:AccessRule", "first", {
            name: "Wiki for all",
            action: "Allow",
            conditions: [{ applicationSegments: [wiki] }],
        });
        const second = await tenant.manage("zpa:AccessRule", "second", {
            name: "Never Paris",
            action: "Deny",
            appConnectorGroups: [paris],
            appliesToEverything: true,
        });
        await tenant.manage("zpa:AccessRuleOrder", "order", { rules: [second, first] });
        await tenant.manage("zpa:ProvisioningKey", "key", { name: "Lyon key", group: lyon, maxUsage: 5 });
        const key = await control.list("provisioningKey");
        const enroll = () => control.enrol({ provisioningKey: String(key[0]?.provisioningKey) });
        const machine = await enroll();
        const other = await enroll();
        await control.connect(machine.id);
        await tenant.manage("zpa:AppConnector", "machine", { connectorId: machine.id, description: "ours" });
        await control.connect(other.id);
        await control.disconnect(other.id);
        await control.change("connector", other.id, { name: "spare" });
        // What others have made, beside what every tenant has.
        const theirs = (name: string, more: object = {}) =>
            control.create("appConnectorGroup", {
                ...LYON,
                latitude: "45.7",
                longitude: "4.8",
                name,
                enabled: true,
                ...more,
            });
        const logs = await theirs("Logs");
        await control.change("appConnectorGroup", logs.id, { lssAppConnectorGroup: true });
        return new Office(tenant);
    }

    /** What the stack knows. */
    state(): Source {
        const { project, stack, objects } = stackState(this.tenant.exported());
        return { title: `${project}/${stack}`, isLive: false, now: NOW, objects };
    }

    /** What the lists hold. */
    async live(name: string, choice: Choice = {}): Promise<Source> {
        const { types } = needsOf(viewNamed(name), choice);
        const { objects, failures } = await objectsIn(types, (key) => this.tenant.settings[key]);
        if (failures.length > 0) throw failures[0]?.error;
        return { title: "the tenant", isLive: true, now: NOW, objects };
    }

    close(): Promise<void> {
        return this.tenant.close();
    }
}

/** The rows, as JSON has them. */
export function rowsOf(name: string, source: Source, choice: Choice = {}): Record<string, unknown>[] {
    const selection: Selection = selected(viewNamed(name), new Tenant(source), choice);
    return selection.rows.map(({ cells }) =>
        Object.fromEntries(
            selection.columns.map(({ key }, at): [string, unknown] => {
                const cell = cells[at];
                return [key, typeof cell === "object" && cell !== null && "word" in cell ? cell.word : cell];
            }),
        ),
    );
}
