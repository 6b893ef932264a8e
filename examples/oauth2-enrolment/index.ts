import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

// The machines come first: each shows a code in its console, which is good for some minutes.
//     pulumi config set --path 'userCodes[0]' ABCD-1234
//     pulumi config set --path 'userCodes[1]' EFGH-5678
const userCodes = new pulumi.Config().requireObject<string[]>("userCodes");

const lyon = new zscaler.AppConnectorGroup("lyon", {
    name: "Branch Lyon",
    location: "Lyon, France",
    latitude: 45.764,
    longitude: 4.8357,
});
const enrolment = new zscaler.EnrollmentUserCodes("lyon", { group: lyon, userCodes });

// Who enrols is named after the group and counted. Managed here so that the connectors go when the stack does: a group that
// has connectors cannot be deleted.
const connectors = userCodes.map(
    (_, index) =>
        new zscaler.AppConnector(
            `lyon-${index + 1}`,
            { connectorName: pulumi.interpolate`${lyon.name}-${index + 1}`, deleteOnDestroy: true },
            { dependsOn: enrolment },
        ),
);

export const connectorIds = connectors.map(({ id }) => id);
