import type { WireObject } from "../../../emulator";
import { type ActivationState, activationRecord } from "../../../sdk/disasterRecovery";
import { pemPair } from "../../pemPair";
import type { Session } from "../session";

export const DOMAIN = "dr.example.com";
export const KEYS = pemPair();

/** A site for disaster recovery and one for other times, and what is reached through them. */
export interface World {
    readonly designated: string;
    readonly other: string;
    readonly edges: string;
    /** Ids of the machines. */
    readonly connectors: readonly [designated: string, other: string];
    readonly edge: string;
    readonly segment: string;
}

/** A tenant that is ready for disaster recovery: both sites serve one segment, and there is a service edge. */
export async function ready(session: Session): Promise<World> {
    const designated = await made(session, "appConnectorGroup", { name: "Lyon", enabled: true, useInDrMode: true });
    const other = await made(session, "appConnectorGroup", { name: "Paris", enabled: true });
    const edges = await made(session, "serviceEdgeGroup", { name: "Lyon edges", enabled: true, useInDrMode: true });
    const machine = async (association: string, group: string) => {
        const key = await session.control.create("provisioningKey", {
            name: `key of ${group}`,
            maxUsage: 9,
            zcomponentId: group,
            enrollmentCertId: association === "CONNECTOR_GRP" ? "6573" : "6574",
            associationType: association,
        });
        const { id } = await session.control.enrol({ provisioningKey: String(key.provisioningKey) });
        await session.control.connect(id);
        return id;
    };
    const connectors = [await machine("CONNECTOR_GRP", designated), await machine("CONNECTOR_GRP", other)] as const;
    const edge = await machine("SERVICE_EDGE_GRP", edges);
    const serverGroup = await made(session, "serverGroup", {
        name: "Intranet",
        enabled: true,
        dynamicDiscovery: true,
        appConnectorGroups: [{ id: designated }, { id: other }],
    });
    const segmentGroupId = await made(session, "segmentGroup", { name: "Intranet", enabled: true });
    const segment = await made(session, "application", {
        name: "Intranet",
        enabled: true,
        domainNames: ["intranet.example.com"],
        tcpPortRange: [{ from: "443", to: "443" }],
        segmentGroupId,
        serverGroups: [{ id: serverGroup }],
        useInDrMode: true,
    });
    return { designated, other, edges, connectors, edge, segment };
}

export async function made(session: Session, collection: string, body: WireObject): Promise<string> {
    const { status, body: answer } = await session.post(`v1/${collection}`, body);
    if (status > 201) throw new Error(JSON.stringify(answer));
    return String(answer.id);
}

/** Publishes a record, signed by a key unless there is none, beside the address of the service edge. */
export async function publish(
    session: Session,
    state: ActivationState,
    { signed = true, notBefore, notAfter }: { signed?: boolean; notBefore?: number; notAfter?: number } = {},
): Promise<void> {
    const { txtValues } = await activationRecord({
        domain: DOMAIN,
        state,
        notBefore,
        notAfter,
        withoutEnd: true,
        confirmActivation: DOMAIN,
        signing: signed ? { kind: "privateKey", privateKey: KEYS.privateKey } : { kind: "unsigned" },
    });
    await session.control.disasterRecovery.setRecords(DOMAIN, { TXT: txtValues, A: ["203.0.113.10"] });
}
