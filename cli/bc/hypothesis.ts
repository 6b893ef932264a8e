import type { DrilledCloud, Machine, MachineKind } from "./tenant";

/** What has to be true of a private cloud before its members are forced, each in a sentence if it is not. */
export function faultsBefore({ name, enabled, isForced, protection, machines }: DrilledCloud): string[] {
    const faults: string[] = [];
    if (protection !== undefined) faults.push(`private cloud "${name}" cannot be changed: ${protection}`);
    if (!enabled) faults.push(`private cloud "${name}" is disabled, so that its controllers accept no connections`);
    if (isForced)
        faults.push(`private cloud "${name}" is forced already; end that before, in the program or the console`);
    for (const kind of ["Private Cloud Controller", "App Connector", "Private Service Edge"] as const) {
        if (working(machines, kind).length === 0) faults.push(`no ${kind} of an enabled group is connected`);
    }
    const members = machines.filter((machine) => machine.kind !== "Private Cloud Controller");
    for (const controller of working(machines, "Private Cloud Controller")) {
        const newer = members.find((member) => isOlder(controller.version, member.version));
        if (!newer) continue;
        faults.push(
            `controller "${controller.name}" runs ${controller.version}, older than ${newer.kind} "${newer.name}" with ${newer.version}`,
        );
    }
    return faults;
}

/** Members that were connected and are not. */
export function missingOf(machines: readonly Machine[], connectedBefore: readonly string[]): string[] {
    const connected = new Set(machines.filter(({ isConnected }) => isConnected).map(({ id }) => id));
    const named = new Map(machines.map(({ id, kind, name }) => [id, `${kind} "${name}"`]));
    return connectedBefore.filter((id) => !connected.has(id)).map((id) => named.get(id) ?? `machine ${id}`);
}

const working = (machines: readonly Machine[], kind: MachineKind): Machine[] =>
    machines.filter((machine) => machine.kind === kind && machine.enabled && machine.isConnected);

/** Compares `24.806.1` with `24.1005.2` part by part; what is not known is not older. */
function isOlder(version: string | undefined, other: string | undefined): boolean {
    if (version === undefined || other === undefined) return false;
    const [parts, others] = [version, other].map((each) => each.split(".").map(Number));
    for (const [at, part] of (others ?? []).entries()) {
        const own = parts?.[at] ?? 0;
        if (own !== part) return own < part;
    }
    return false;
}
