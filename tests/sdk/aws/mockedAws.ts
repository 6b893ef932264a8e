import path from "node:path";
import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { openAws } from "../../../emulator/clouds/aws";
import type { Cloud } from "../../../emulator/clouds/cloud";
import { Objects } from "../../../emulator/clouds/objects";
import { Sdk } from "../../../emulator/clouds/schema/sdk";

const ROOT = path.resolve(__dirname, "../../..");
/** Read once: its declarations stay the same. */
const sdk = Sdk.find("@pulumi/aws", ROOT);
const CONFIG = { region: "us-west-2" };

/** A program's AWS without an engine: what it declares is checked and kept as the simulated cloud would. */
export async function mockAws(): Promise<Cloud> {
    if (!sdk) throw new Error("the SDK is not installed");
    const nothing = async () => {
        throw new Error("no machine enrols here");
    };
    const service = { signIn: nothing, register: nothing, enrol: nothing, gone: nothing };
    const { cloud } = openAws({ sdk, objects: new Objects(), service });
    const scope = cloud.facts.scope(CONFIG);
    await pulumi.runtime.setMocks({
        async newResource({ type, name, inputs }) {
            if (!type.startsWith("aws:")) return { id: `id-of-${name}`, state: inputs };
            const named = cloud.withName(type, name, {}, inputs, "0a1b2c3");
            const problems = cloud.problems(type, named, scope);
            if (problems.length > 0)
                throw new Error(problems.map(({ path: at, reason }) => `${name}: ${at} ${reason}`).join("\n"));
            const { id, outputs } = await cloud.create(type, name, named, scope);
            return { id, state: outputs };
        },
        call({ token, inputs }) {
            const { result, problems } = cloud.invoke(token, inputs, scope);
            if (problems.length > 0) throw new Error(JSON.stringify(problems));
            return { ...result };
        },
    });
    return cloud;
}

/** A VPC with a subnet in each of two zones, as programs bring one. */
export function networkOfTwoZones() {
    const vpc = new ec2.Vpc("net", { cidrBlock: "10.1.0.0/16" });
    const subnets = ["us-west-2a", "us-west-2b"].map((availabilityZone, index) => {
        const subnet = new ec2.Subnet(availabilityZone, {
            vpcId: vpc.id,
            availabilityZone,
            cidrBlock: `10.1.${index}.0/24`,
        });
        return [availabilityZone, subnet.id] as const;
    });
    return { vpcId: vpc.id, subnets: Object.fromEntries(subnets) };
}

/** The value of an output, once all that it depends on is there. */
export function settled<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => {
        output.apply(resolve);
    });
}
