import * as ssm from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { base64, userCodeScript } from "../../deployment/startScripts";

/** The start data of one machine, or without its name those of all. In base64. */
export type UserData = (machine?: string) => pulumi.Output<string>;

/** A parameter cannot be empty. */
const NO_CODE_YET = "none";
const METADATA = "http://169.254.169.254/latest";

/**
 * Creates a parameter for the code of each machine, where somebody can read it.
 *
 * @param machines their names within the component
 */
export function createUserCodeParameters(
    parent: pulumi.Resource,
    name: string,
    machines: readonly string[],
    tags: Record<string, pulumi.Input<string>> | undefined,
): Record<string, ssm.Parameter> {
    const created = machines.map((machine) => {
        const description = `User code of the App Connector ${name}-${machine}`;
        const args = { type: ssm.ParameterType.SecureString, value: NO_CODE_YET, description, tags };
        // The machine writes it.
        const options = { parent, ignoreChanges: ["value"] };
        return [machine, new ssm.Parameter(`${name}-${machine}`, args, options)] as const;
    });
    return Object.fromEntries(created);
}

/**
 * Without a start script that has a key, each machine shows a code, and writes it to its parameter.
 *
 * @param startScript with a key, in base64
 */
export function userDataOf(
    startScript: pulumi.Output<string> | undefined,
    parameters: Readonly<Record<string, ssm.Parameter>>,
): UserData {
    return (machine = "") => {
        const parameter = parameters[machine];
        return startScript ?? base64(pulumi.output(parameter?.name).apply((name = "") => codeInParameter(name)));
    };
}

/** Zscaler's image has the AWS CLI, which acts as the role of the machine. */
function codeInParameter(parameter: string): string {
    const lines = [
        `token=$(curl -s -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 600" ${METADATA}/api/token)`,
        `region=$(curl -s -H "X-aws-ec2-metadata-token: $token" ${METADATA}/meta-data/placement/region)`,
        "# A new role is not known everywhere at once.",
        "for attempt in $(seq 20); do",
        `    aws ssm put-parameter --region "$region" --name "${parameter}" --type SecureString --overwrite --value "$code" && break`,
        "    sleep 15",
        "done",
    ];
    return userCodeScript(lines);
}
