import * as ec2 from "@pulumi/aws/ec2";
import { Provider } from "@pulumi/aws/provider";
import { openAws } from "../../../emulator/clouds/aws";
import { mocked, notedProviders } from "../mockedCloud";

const noted = notedProviders();

/** A program's AWS without an engine. */
export const mockAws = mocked({
    packageName: "@pulumi/aws",
    open: openAws,
    config: { region: "us-west-2" },
    used: noted.used,
});

/** What `declare` declares and looks up without the provider that it is given. */
export async function withoutProvider(declare: (provider: Provider) => Promise<unknown>): Promise<string[]> {
    const provider = new Provider("other", { region: "us-west-2" });
    return noted.without("other", () => declare(provider));
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
