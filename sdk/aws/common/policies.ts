/** The policy by which EC2 machines take a role. */
export const machineTrust = () => trustOf("ec2.amazonaws.com");

/** The policy by which a service takes a role. */
export function trustOf(service: string): string {
    const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } };
    return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** What the agent of Session Manager calls. */
export const SESSION_MANAGER = {
    Sid: "SessionManager",
    Effect: "Allow",
    Action: [
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ],
    Resource: "*",
};
