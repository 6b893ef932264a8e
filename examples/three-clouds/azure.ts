import * as authorization from "@pulumi/azure-native/authorization";
import * as keyvault from "@pulumi/azure-native/keyvault";
import { Provider } from "@pulumi/azure-native/provider";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { CloudConnectors, ConnectorNetwork, type NumberedZone } from "pulumi-zscaler/azure";
import { credentials, type Deployment, groupsOf } from "./region";

const isZone = (zone: string): zone is NumberedZone => ["1", "2", "3"].includes(zone);

/** A scale set in each zone behind an internal load balancer. */
export function deployInAzure({ name, region, provisioningUrl }: Deployment) {
    const provider = new Provider(name, { location: region.region });
    const resourceGroupName = new resources.ResourceGroup(name, {}, { provider }).name;
    const { vault, secrets } = createVault(name, resourceGroupName, provider);
    const network = new ConnectorNetwork(
        name,
        {
            resourceGroupName,
            zones: Object.keys(region.upgradeDays).filter(isZone),
            virtualNetworkName: `vnet-${name}`,
        },
        { provider },
    );
    const connectors = new CloudConnectors(
        name,
        {
            provisioningUrl,
            resourceGroupName,
            credentialsVault: vault,
            network,
            machine: { sshPublicKey: new pulumi.Config().require("sshPublicKey") },
            capacity: { kind: "autoScaling", ...region.perZone },
            groups: groupsOf(region),
        },
        { provider, dependsOn: secrets },
    );
    return connectors.groups;
}

/** A vault that knows roles. Azure returns the values of its secrets to no program. */
function createVault(name: string, resourceGroupName: pulumi.Output<string>, provider: Provider) {
    const { tenantId } = authorization.getClientConfigOutput({ provider });
    const sku = { family: "A", name: "standard" } as const;
    const properties = { tenantId, sku, enableRbacAuthorization: true };
    const vault = new keyvault.Vault(name, { resourceGroupName, properties }, { provider });
    const { apiKey, username, password } = credentials();
    const values = { "api-key": apiKey, username, password };
    const secrets = Object.entries(values).map(([secretName, value]) => {
        const args = { resourceGroupName, vaultName: vault.name, secretName, properties: { value } };
        return new keyvault.Secret(`${name}-${secretName}`, args, { provider });
    });
    return { vault, secrets };
}
