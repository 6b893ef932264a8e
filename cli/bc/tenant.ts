import { objects, textOf, type Wire } from "../../provider/contract/fields";
import { pick, type Values } from "../../provider/contract/values";
import { read, update } from "../../provider/lifecycle/lifecycle";
import { endpointOf } from "../../provider/lifecycle/mapping";
import { Session } from "../../provider/session";
import { privateCloud as definition } from "../../provider/zpa/privateCloud";
import type { Config } from "../views/source";

/** What a drill reads and changes of a tenant. */

const KINDS = [
    {
        kind: "Private Cloud Controller",
        list: "siteControllerGroupIds",
        path: "privateCloudController",
        groupKey: "privateCloudControllerGroupId",
    },
    { kind: "App Connector", list: "assistantGroupsIds", path: "connector", groupKey: "appConnectorGroupId" },
    {
        kind: "Private Service Edge",
        list: "privateBrokerGroupIds",
        path: "serviceEdge",
        groupKey: "serviceEdgeGroupId",
    },
] as const;

export type MachineKind = (typeof KINDS)[number]["kind"];

/** A machine of a group of the private cloud. */
export interface Machine {
    readonly kind: MachineKind;
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
    readonly isConnected: boolean;
    readonly version?: string | undefined;
}

/** Current values of a private cloud. */
export interface DrilledCloud {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
    readonly isForced: boolean;
    /** Why it is read-only. */
    readonly protection?: string | undefined;
    /** Those of groups that are enabled. */
    readonly machines: readonly Machine[];
}

export class ContinuityTenant {
    readonly #session: Session;

    constructor(config: Config) {
        this.#session = new Session(config);
    }

    /** @throws {Error} if there is none of this name, or several */
    async named(name: string): Promise<DrilledCloud> {
        const found = (await this.#clouds()).filter((wire) => textOf(wire.name)?.toLowerCase() === name.toLowerCase());
        const [only] = found;
        if (only && found.length === 1) return this.#drilled(only);
        throw new Error(
            only
                ? `${found.length} private clouds are named "${name}"; set ZPA_MICROTENANT_ID to the microtenant of the one that is meant`
                : `there is no private cloud "${name}" that this credential may see; check the name and the microtenant`,
        );
    }

    /** Undefined if it was deleted. */
    async withId(id: string): Promise<DrilledCloud | undefined> {
        const wire = (await this.#clouds()).find((each) => String(each.id) === id);
        return wire && this.#drilled(wire);
    }

    /** @throws {ZscalerError} if the service refuses, or does not answer */
    force(id: string, forcedReconnectMinutes: number): Promise<void> {
        return this.#write(id, { businessContinuityForced: true, forcedReconnectMinutes });
    }

    /** @throws {ZscalerError} if the service refuses, or does not answer */
    release(id: string): Promise<void> {
        return this.#write(id, { businessContinuityForced: false });
    }

    /** Changes this and nothing else. One that was deleted is not forced. */
    async #write(id: string, change: Values): Promise<void> {
        const context = { definition, backend: this.#session.zpa };
        const known = { ...(await this.#scopeOf(id)), businessContinuityForced: !change.businessContinuityForced };
        const now = await read(context, { id, known });
        if (!now) return;
        const { businessContinuityForced, forcedReconnectMinutes, ...rest } = pick(
            now,
            Object.keys(definition.inputs.shape),
        );
        await update(context, { id, olds: { ...rest, businessContinuityForced }, inputs: { ...rest, ...change } });
    }

    async #scopeOf(id: string): Promise<Values> {
        const wire = (await this.#clouds()).find((each) => String(each.id) === id);
        const microtenantId = textOf(wire?.microtenantId);
        return microtenantId === undefined || microtenantId === "0" ? {} : { microtenantId };
    }

    async #clouds(): Promise<readonly Wire[]> {
        const { zpa } = this.#session;
        return zpa.seen(await endpointOf({ definition, backend: zpa }, {}), 0);
    }

    async #drilled(wire: Wire): Promise<DrilledCloud> {
        const machines = await Promise.all(KINDS.map((kind) => this.#machinesOf(wire, kind)));
        return {
            id: String(wire.id),
            name: String(wire.name),
            enabled: wire.enabled !== false,
            isForced: wire.fireDrillEnabled === true,
            protection: definition.writeProtection?.({
                readOnly: wire.readOnly === true,
                zscalerManaged: wire.zscalerManaged === true,
                restrictionType: textOf(wire.restrictionType),
            }),
            machines: machines.flat(),
        };
    }

    async #machinesOf(wire: Wire, { kind, list, path, groupKey }: (typeof KINDS)[number]): Promise<Machine[]> {
        const groups = objects(wire[list]).filter(({ enabled }) => enabled !== false);
        if (groups.length === 0) return [];
        const all = await this.#session.zpa.seen({ path, noun: kind }, 0);
        const own = all.filter((machine) => groups.some(({ id }) => String(id) === String(machine[groupKey])));
        return own.map((machine) => ({
            kind,
            id: String(machine.id),
            name: String(machine.name),
            enabled: machine.enabled !== false,
            isConnected: machine.controlChannelStatus === "ZPN_STATUS_AUTHENTICATED",
            version: textOf(machine.currentVersion),
        }));
    }
}
