import type { Machine, MachineHost, Reading } from "../machines/machine";
import type { CloudObject, Objects } from "../objects";
import { maps, text, texts, type Value } from "../values";
import { denied, roleNameOf } from "./identity";
import { readSecret, writeParameter } from "./secrets";

const ATTACHMENT = "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment";
const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const INTERFACE = "aws:ec2/networkInterface:NetworkInterface";
export const SUBNET = "aws:ec2/subnet:Subnet";
/** How a start script writes the user code. */
const WRITES_PARAMETER = /aws ssm put-parameter [^\n]*--name "([^"]+)"/;
/** What a machine calls to tell its group that it is ready. */
const COMPLETE = "autoscaling:CompleteLifecycleAction";

/** An interface of a machine. */
interface Interface {
    readonly subnet: string;
    readonly securityGroups: readonly string[];
}

/** What an EC2 instance sees of its surroundings. */
export class AwsHost implements MachineHost {
    readonly cloud = "AWS";

    constructor(readonly objects: Objects) {}

    network({ launch }: Machine): string {
        return text(this.#find(SUBNET, text(launch.subnet))?.outputs.vpcId) ?? "";
    }

    zone({ zone }: Machine): string {
        return zone;
    }

    instructions({ launch }: Machine): Reading {
        const userData = text(launch.userData);
        if (userData === undefined) return { reason: "no user data" };
        return { text: Buffer.from(userData, "base64").toString("utf8") };
    }

    interfaces(machine: Machine): number {
        return this.#interfacesOf(machine).length;
    }

    blocked(machine: Machine, port: number): string | undefined {
        const groups = this.#interfacesOf(machine).flatMap(({ securityGroups }) => securityGroups);
        if (groups.some((id) => this.#opens(id, port))) return undefined;
        return `no security group of ${groups.join(", ") || "the machine"} has an egress rule for it`;
    }

    secret({ launch, scope }: Machine, name: string): Reading {
        return readSecret(name, roleNameOf(text(launch.profile) ?? "", this), { scope, objects: this.objects });
    }

    writeCode(machine: Machine, code: string): Reading | undefined {
        const { launch, scope } = machine;
        const instructions = this.instructions(machine);
        const [, name] = ("text" in instructions && WRITES_PARAMETER.exec(instructions.text)) || [];
        if (name === undefined) return undefined;
        const role = roleNameOf(text(launch.profile) ?? "", this);
        return writeParameter(name, code, role, { scope, objects: this.objects });
    }

    launchRefused({ launch, group: name = "", space }: Machine): string | undefined {
        const group = this.objects.withId(name).find((each) => each.space === space);
        const asked = { action: COMPLETE, arn: text(group?.outputs.arn) ?? "", name };
        return denied(roleNameOf(text(launch.profile) ?? "", this), asked, this);
    }

    #interfacesOf({ id, launch }: Machine): readonly Interface[] {
        const launched = maps(launch.interfaces).map(({ subnet, securityGroups }) => ({
            subnet: text(subnet) ?? "",
            securityGroups: texts(securityGroups),
        }));
        if (launched.length > 0) return launched;
        const own = { subnet: text(launch.subnet) ?? "", securityGroups: texts(launch.securityGroups) };
        const primary = text(launch.primary);
        return [...(primary === undefined ? [own] : []), ...this.#attachedTo(id, primary)];
    }

    #attachedTo(machine: string, primary: string | undefined): Interface[] {
        const attachments = this.objects.all(ATTACHMENT).filter(({ outputs }) => outputs.instanceId === machine);
        const ids = [primary, ...attachments.map(({ outputs }) => text(outputs.networkInterfaceId))];
        const within = this.objects
            .all(INTERFACE)
            .filter(({ outputs }) => maps(outputs.attachments).some(({ instance }) => instance === machine));
        const found = [...ids.flatMap((id) => this.#find(INTERFACE, id) ?? []), ...within];
        return found.map(({ outputs }) => ({
            subnet: text(outputs.subnetId) ?? "",
            securityGroups: texts(outputs.securityGroups),
        }));
    }

    #opens(securityGroup: string, port: number): boolean {
        const rules = this.objects.all(EGRESS_RULE).filter(({ outputs }) => outputs.securityGroupId === securityGroup);
        if (rules.some(({ outputs }) => admits(outputs.ipProtocol, outputs.fromPort, outputs.toPort, port)))
            return true;
        const inline = maps(this.#find(SECURITY_GROUP, securityGroup)?.outputs.egress);
        return inline.some(({ protocol, fromPort, toPort }) => admits(protocol, fromPort, toPort, port));
    }

    #find(type: string, id: string | undefined): CloudObject | undefined {
        return this.objects.all(type).find((object) => object.id === id);
    }
}

function admits(protocol: Value | undefined, from: Value | undefined, to: Value | undefined, port: number): boolean {
    if (protocol === "-1") return true;
    return protocol === "tcp" && Number(from) <= port && port <= Number(to);
}
