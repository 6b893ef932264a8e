import { setTimeout as pause } from "node:timers/promises";
import type { CloudName, EmulatorControl } from "pulumi-zscaler/emulator";

/** Machines that somebody starts with a provisioning URL: two in each zone, so that one serves while the other is upgraded. */
export interface Deployment {
    /** Name of the URL. */
    provUrl: string;
    network: string;
    zones: readonly string[];
}

const MACHINES_PER_ZONE = 2;
/** Time between two looks. */
const LOOK_MS = 200;
/** What comes into being with machines, in the order in which it can go. */
const BY_MACHINES = ["ecVm", "ecgroup", "cloudConnectorGroup", "ecLocation"];

/**
 * Looks until it finds something, the last time when `ended` is aborted: the program may end between two looks.
 *
 * @param what to find, for the error
 * @throws {Error} when it is not there at the end
 */
async function found<T>(what: string, look: () => Promise<T | undefined>, ended: AbortSignal): Promise<T> {
    for (;;) {
        const isLast = ended.aborted;
        const seen = await look();
        if (seen !== undefined) return seen;
        if (isLast) throw new Error(`the program has ended, and ${what}`);
        await pause(LOOK_MS, undefined, { signal: ended }).catch(() => undefined);
    }
}

/**
 * Boots the machines as soon as their URLs are there and somebody looks for their groups.
 *
 * @throws {Error} when that is not so at the end
 */
export async function bootWhenAwaited(
    control: EmulatorControl,
    deployments: readonly Deployment[],
    ended: AbortSignal,
): Promise<void> {
    const awaited = async () => ((await areAwaited(control, deployments)) ? true : undefined);
    await found("nobody has looked for the groups of its machines", awaited, ended);
    const machines = deployments.flatMap(({ zones, ...deployment }) =>
        zones.flatMap((zone) => Array.from({ length: MACHINES_PER_ZONE }, () => ({ ...deployment, zone }))),
    );
    for (const machine of machines) await control.cloud.boot(machine);
}

/**
 * A machine enrolls with each of these keys as soon as it is there, and connects.
 *
 * @throws {Error} when one is not there at the end
 */
export async function enrollWith(
    control: EmulatorControl,
    names: readonly string[],
    ended: AbortSignal,
): Promise<void> {
    for (const name of names) {
        const keyOf = async () => (await control.list("provisioningKey")).find((one) => one.name === name);
        const key = await found(`there is no provisioning key "${name}"`, keyOf, ended);
        const machine = await control.enrol({ provisioningKey: String(key.provisioningKey) });
        await control.connect(machine.id);
    }
}

/** The machines of these names' keys are gone. */
export async function withdrawEnrolled(control: EmulatorControl, keys: readonly string[]): Promise<void> {
    for (const collection of ["connector", "serviceEdge", "privateCloudController"]) {
        for (const { id, provisioningKeyName } of await control.list(collection)) {
            if (keys.includes(String(provisioningKeyName))) await control.remove(collection, String(id));
        }
    }
}

/** The machines are gone, and whoever looks after them has deleted what they left behind in their networks. */
export async function withdrawMachines(control: EmulatorControl, deployments: readonly Deployment[]): Promise<void> {
    const isTheirs = (name: unknown) => deployments.some(({ network }) => String(name).includes(`-${network}`));
    for (const collection of BY_MACHINES) {
        for (const { id, name } of await control.list(collection)) {
            if (isTheirs(name)) await control.remove(collection, String(id));
        }
    }
}

/**
 * @param cloud as it is named on the command line
 * @throws {Error} if the cloud is not empty
 */
export async function refuseLeftObjects(control: EmulatorControl, cloud: CloudName): Promise<void> {
    const left = await control[cloud].objects();
    if (left.length > 0) throw new Error(`destroyed, but ${cloud} still holds ${left.map(({ id }) => id).join(", ")}`);
}

/**
 * Removes what stays of a deployment whose machines went with their cloud: connectors, groups, and their URL.
 *
 * @param cloud as it is named on the command line
 * @param provUrl name of the URL
 * @throws {Error} if the cloud is not empty
 */
export async function removeLeftConnectors(control: EmulatorControl, cloud: CloudName, provUrl: string): Promise<void> {
    await refuseLeftObjects(control, cloud);
    await removeConnectorsOf(control, new RegExp(`^${provUrl}$`));
}

/** Removes connectors, their groups, and the URLs of these names with their location templates. */
export async function removeConnectorsOf(control: EmulatorControl, provUrls: RegExp): Promise<void> {
    const urls = (await control.list("provUrl")).filter(({ name }) => provUrls.test(String(name)));
    const ids = urls.map(({ id }) => id);
    const groups = (await control.list("ecgroup")).filter(({ provTemplate }) => ids.includes(idOf(provTemplate)));
    await withdrawMachines(
        control,
        groups.map(({ network }) => ({ provUrl: "", network: String(network), zones: [] })),
    );
    for (const id of ids) await control.remove("provUrl", id);
    const templates = urls.map(({ provUrlData }) =>
        idOf(isObject(provUrlData) ? provUrlData.locationTemplate : undefined),
    );
    for (const id of new Set(templates)) await control.remove("locationTemplate", id);
}

const idOf = (reference: unknown) => (isObject(reference) ? String(reference.id) : "");
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

async function areAwaited(control: EmulatorControl, deployments: readonly Deployment[]): Promise<boolean> {
    const urls = (await control.list("provUrl")).map(({ name }) => name);
    if (!deployments.every(({ provUrl }) => urls.includes(provUrl))) return false;
    return (await control.requestLog()).some(({ method, path }) => method === "GET" && path.endsWith("/ecgroup"));
}
