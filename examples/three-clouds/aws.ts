import { Provider } from "@pulumi/aws/provider";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import { CloudConnectors, ConnectorNetwork } from "pulumi-zscaler/aws";
import { credentialsText, type Deployment, groupsOf } from "./region";

/** Auto Scaling in each zone behind a Gateway Load Balancer. */
export function deployInAws({ name, region, provisioningUrl }: Deployment) {
    const provider = new Provider(name, { region: region.region });
    const secret = new secretsmanager.Secret(name, { name: `ZS/CC/credentials/${name}` }, { provider });
    // Write-only: AWS returns the value to no program.
    const value = new secretsmanager.SecretVersion(
        name,
        { secretId: secret.id, secretStringWo: credentialsText(), secretStringWoVersion: 1 },
        { provider },
    );
    const network = new ConnectorNetwork(name, { zones: Object.keys(region.upgradeDays) }, { provider });
    const connectors = new CloudConnectors(
        name,
        {
            provisioningUrl,
            credentialsSecret: value.arn,
            network,
            capacity: { kind: "autoScaling", ...region.perZone },
            groups: groupsOf(region),
        },
        { provider },
    );
    return connectors.groups;
}
