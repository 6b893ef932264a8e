import { Provider } from "@pulumi/gcp/provider";
import * as secretmanager from "@pulumi/gcp/secretmanager";
import * as pulumi from "@pulumi/pulumi";
import { CloudConnectors, ConnectorNetwork } from "pulumi-zscaler/gcp";
import { credentialsText, type Deployment, groupsOf } from "./region";

/** One instance group over all zones behind an internal load balancer. */
export function deployInGcp({ name, region, provisioningUrl }: Deployment) {
    const project = new pulumi.Config("gcp").require("project");
    const provider = new Provider(name, { project, region: region.region });
    const secret = new secretmanager.Secret(
        name,
        { secretId: `connectors-${name}`, replication: { auto: {} } },
        { provider },
    );
    // Write-only: the value is in no state.
    const value = new secretmanager.SecretVersion(
        name,
        { secret: secret.id, secretDataWo: credentialsText(), secretDataWoVersion: 1 },
        { provider },
    );
    const zones = Object.keys(region.upgradeDays);
    const { min, max } = region.perZone;
    const connectors = new CloudConnectors(
        name,
        {
            provisioningUrl,
            credentialsSecret: value.secret,
            network: new ConnectorNetwork(name, { zones, networkName: name }, { provider }),
            capacity: { kind: "autoScaling", min: min * zones.length, max: max * zones.length },
            loadBalancer: { kind: "internal", workloadTags: ["through-zscaler"] },
            groups: groupsOf(region),
        },
        { provider },
    );
    return connectors.groups;
}
