import { z } from "zod";
import { type Field, isWire, objects, textOf, type Wire } from "../../contract/fields";
import { setOf } from "../../contract/sets";
import { name, ref } from "../common/schemas";

const range = z.union([z.cidrv4(), z.cidrv6()], { error: 'must be a range such as "10.1.0.0/16"' });
const server = z.union([z.ipv4(), z.ipv6()], { error: "must be an IPv4 or IPv6 address" });

/** What a group of Network Connectors has beyond an ordinary group. */
export const networkConnectorSchema = z.strictObject({
    appConnectorGroupId: ref("zpa:AppConnectorGroup"),
    mtu: z.int().min(1).optional(),
    lanSubnets: setOf(
        z.strictObject({
            name,
            subnet: range,
            domainNames: setOf(z.string()).optional(),
            serverAddresses: setOf(server).optional(),
            nameServer: z
                // The first address is asked first.
                .strictObject({ name, domainNames: setOf(z.string()), addresses: z.array(server).min(1) })
                .optional(),
        }),
    ).optional(),
});

type NetworkConnector = z.output<typeof networkConnectorSchema>;

export const networkConnectorField: Field<NetworkConnector> = {
    toWire: (value) => ({
        npAssistantGroup: {
            appConnectorGroupId: value.appConnectorGroupId,
            mtu: value.mtu?.toString(),
            lanSubnets: value.lanSubnets?.map((subnet) => ({
                name: subnet.name,
                subnet: subnet.subnet,
                fqdns: subnet.domainNames,
                npserverips: subnet.serverAddresses,
                npDnsNsRecord: subnet.nameServer && {
                    name: subnet.nameServer.name,
                    fqdn: subnet.nameServer.domainNames,
                    nameserverIps: subnet.nameServer.addresses,
                },
            })),
        },
    }),
    fromWire: ({ npAssistantGroup }) => {
        if (!isWire(npAssistantGroup)) return undefined;
        const subnets = objects(npAssistantGroup.lanSubnets).map((subnet) => ({
            name: String(subnet.name),
            subnet: String(subnet.subnet),
            domainNames: texts(subnet.fqdns),
            serverAddresses: texts(subnet.npserverips),
            nameServer: isWire(subnet.npDnsNsRecord) ? nameServer(subnet.npDnsNsRecord) : undefined,
        }));
        const mtu = textOf(npAssistantGroup.mtu);
        return {
            appConnectorGroupId: String(npAssistantGroup.appConnectorGroupId),
            mtu: mtu === undefined ? undefined : Number(mtu),
            lanSubnets: subnets.length > 0 ? subnets : undefined,
        };
    },
    unset: { npAssistantGroup: undefined },
};

const nameServer = (record: Wire) => ({
    name: String(record.name),
    domainNames: texts(record.fqdn) ?? [],
    addresses: texts(record.nameserverIps) ?? [],
});

const texts = (value: unknown): string[] | undefined =>
    Array.isArray(value) && value.length > 0 ? value.map(String) : undefined;
