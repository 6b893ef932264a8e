import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

// The machines come first: each shows a code in its console, which is good for some minutes.
//     pulumi config set --path 'userCodes[0]' ABCDE-12345
//     pulumi config set --path 'userCodes[1]' FGHIJ-67890
const userCodes = new pulumi.Config().requireObject<string[]>("userCodes");

const name = "Branch Lyon";
const lyon = new zscaler.AppConnectorGroup("lyon", {
    name,
    location: "Lyon, France",
    latitude: 45.764,
    longitude: 4.8357,
});
const enrolment = new zscaler.EnrollmentUserCodes("lyon", { group: lyon, userCodes });

// What has enrolled is named after the group and counted. It is deleted with the stack, because a group that has
// connectors cannot be. Not one for each code: a code may be taken out once it is used, and its connector stays.
const connectors = [1, 2].map(
    (number) =>
        new zscaler.AppConnector(
            `lyon-${number}`,
            { connectorName: `${name}-${number}`, deleteOnDestroy: true },
            { dependsOn: enrolment },
        ),
);

export const connectorIds = connectors.map(({ id }) => id);
