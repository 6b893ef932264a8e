import type { Machine, MachineHost, Reading } from "../machines/machine";
import type { CloudObject, Objects } from "../objects";
import { maps, text, texts, type Value, type Values } from "../values";
import { groupId, nameIn, partOf, referred } from "./common";
import { IDENTITY } from "./identity";
import { INTERFACE, SECURITY_GROUP, SUBNET } from "./network";
import { allows } from "./roles";
import { type Reader, readCredentials, writeSecret } from "./vault";

const READ_INTERFACES = "Microsoft.Network/networkInterfaces/read";

/** How a start script writes the user code, and as whom. */
const WRITES_SECRET = /-X PUT "(https:\/\/[^/"]+)\/secrets\/([\w-]+)\?/;
const CLIENT_ID = /[?&]client_id=([\w-]+)/;

/** An interface of a machine. */
interface Interface {
    readonly subnet: string;
    readonly securityGroup?: string;
}

/** What a virtual machine of Azure sees of its surroundings. */
export class AzureHost implements MachineHost {
    readonly cloud = "AZURE";

    constructor(private readonly objects: Objects) {}

    network(machine: Machine): string {
        return partOf(this.#interfacesOf(machine)[0]?.subnet ?? "", "virtualNetworks") ?? "";
    }

    zone({ zone }: Machine): string {
        return zone;
    }

    instructions({ launch }: Machine): Reading {
        const given = text(launch.customData) ?? text(launch.userData);
        if (given === undefined) return { reason: "no custom data" };
        return { text: Buffer.from(given, "base64").toString("utf8") };
    }

    interfaces(machine: Machine): number {
        return this.#interfacesOf(machine).length;
    }

    blocked(machine: Machine, port: number): string | undefined {
        const refusals = this.#interfacesOf(machine).map((each) => this.#refusal(each, port));
        return refusals.includes(undefined) ? undefined : refusals[0];
    }

    secret(machine: Machine, url: string, settings: Readonly<Record<string, string>>): Reading {
        const { launch, scope } = machine;
        const reader = this.#identityOf(machine, settings.AZURE_MANAGED_IDENTITY_CLIENT_ID ?? "");
        if ("reason" in reader) return reader;
        const around = { scope, objects: this.objects };
        const resource = groupId(scope, text(launch.resourceGroup) ?? "");
        if (!allows({ principal: reader.principal, action: READ_INTERFACES, resource }, around)) {
            return {
                reason: `AuthorizationFailed: the identity ${reader.name} is not authorized to perform ${READ_INTERFACES} on ${resource}`,
            };
        }
        return readCredentials(url, reader, around);
    }

    writeCode(machine: Machine, code: string): Reading | undefined {
        const instructions = this.instructions(machine);
        if ("reason" in instructions) return undefined;
        const [, url, name] = WRITES_SECRET.exec(instructions.text) ?? [];
        if (url === undefined || name === undefined) return undefined;
        const writer = this.#identityOf(machine, CLIENT_ID.exec(instructions.text)?.[1] ?? "");
        if ("reason" in writer) return writer;
        return writeSecret({ url, name, value: code }, writer, { scope: machine.scope, objects: this.objects });
    }

    #identityOf({ launch }: Machine, clientId: string): Reader | { readonly reason: string } {
        const identity = this.objects
            .all(IDENTITY)
            .find(({ id, outputs }) => outputs.clientId === clientId && texts(launch.identities).includes(id));
        if (!identity)
            return { reason: `ManagedIdentityCredential: no identity of the machine has the client id "${clientId}"` };
        return { principal: String(identity.outputs.principalId), name: nameIn(identity.id) };
    }

    #interfacesOf({ launch }: Machine): readonly Interface[] {
        const own = maps(launch.interfaces).map(({ subnet, securityGroup }) => ({
            subnet: text(subnet) ?? "",
            securityGroup: text(securityGroup),
        }));
        const attached = texts(launch.interfaceIds).flatMap((id) => this.#find(INTERFACE, id) ?? []);
        return [
            ...own,
            ...attached.map(({ outputs }) => ({
                subnet: maps(outputs.ipConfigurations).flatMap((each) => referred(each.subnet) ?? [])[0] ?? "",
                securityGroup: referred(outputs.networkSecurityGroup),
            })),
        ];
    }

    /** The rules of the interface and those of its subnet must both let it out. */
    #refusal({ subnet, securityGroup }: Interface, port: number): string | undefined {
        const groups = [securityGroup, referred(this.#find(SUBNET, subnet)?.outputs.networkSecurityGroup)];
        for (const id of groups) {
            const group = this.#find(SECURITY_GROUP, id);
            const rule = group && decisive(maps(group.outputs.securityRules), port);
            if (rule?.access === "Deny")
                return `the rule ${text(rule.name)} of the network security group ${nameIn(group?.id ?? "")} denies it`;
        }
        return undefined;
    }

    #find(type: string, id: string | undefined): CloudObject | undefined {
        return this.objects.all(type).find((object) => object.id === id);
    }
}

/** The rule with the lowest priority that is about the port; without one, Azure lets traffic to the internet out. */
function decisive(rules: readonly Values[], port: number): Values | undefined {
    return rules
        .filter(({ direction, protocol }) => direction === "Outbound" && (protocol === "*" || protocol === "Tcp"))
        .filter(({ destinationAddressPrefix: to }) => to === "*" || to === "Internet" || to === "0.0.0.0/0")
        .filter(({ destinationPortRange: one, destinationPortRanges: several }) =>
            [one, ...texts(several)].some((range) => includesPort(range, port)),
        )
        .toSorted((one, other) => Number(one.priority) - Number(other.priority))[0];
}

function includesPort(range: Value | undefined, port: number): boolean {
    if (range === "*") return true;
    const [from, to = from] = (text(range) ?? "").split("-").map(Number);
    return Number(from) <= port && port <= Number(to);
}
