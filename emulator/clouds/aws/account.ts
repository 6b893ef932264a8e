import { type FunctionFacts, refused } from "../facts";
import { text, type Values } from "../values";
import { ACCOUNT, arn, partitionOf, zonesOf } from "./common";
import { getAmi } from "./images";

/** What programs look up about the account, the region, and what is in them. */
export const functions: Readonly<Record<string, FunctionFacts>> = {
    "aws:index/getCallerIdentity:getCallerIdentity": (_args, { scope }) => ({
        id: ACCOUNT,
        accountId: ACCOUNT,
        arn: arn(scope, "iam", "user/program", ""),
        userId: "AIDAEXAMPLE0000000000",
    }),
    "aws:index/getPartition:getPartition": (_args, { scope }) => {
        const partition = partitionOf(scope);
        return { id: partition, partition, dnsSuffix: partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com" };
    },
    "aws:index/getRegion:getRegion": (_args, { scope: { region = "" } }) => ({ id: region, name: region, region }),
    "aws:index/getAvailabilityZones:getAvailabilityZones": (_args, { scope }) => ({
        id: scope.region,
        names: zonesOf(scope),
        zoneIds: zonesOf(scope).map((_zone, index) => `${scope.region}-az${index + 1}`),
    }),
    "aws:ec2/getAmi:getAmi": getAmi,
    "aws:ec2/getSubnet:getSubnet": found("aws:ec2/subnet:Subnet", "InvalidSubnetID.NotFound"),
    "aws:ec2/getVpc:getVpc": found("aws:ec2/vpc:Vpc", "InvalidVpcID.NotFound"),
    "aws:secretsmanager/getSecret:getSecret": ({ name, arn: wantedArn }, { objects, scope }) => {
        const secret = objects.all("aws:secretsmanager/secret:Secret").find(({ id, outputs, space }) => {
            return space === scope.region && (id === wantedArn || outputs.name === name);
        });
        if (!secret) throw refused("ResourceNotFoundException", "Secrets Manager can't find the specified secret");
        return { id: secret.id, arn: secret.id, name: secret.outputs.name };
    },
    "aws:iam/getPolicyDocument:getPolicyDocument": (args) => {
        const json = JSON.stringify(policyDocument(args));
        return { id: "policy", json, minifiedJson: json };
    },
};

/** A lookup by id. */
function found(type: string, code: string): FunctionFacts {
    return ({ id }, { objects, scope: { region = "" } }) => {
        const object = objects.get({ type, id: text(id) ?? "", space: region });
        if (!object) throw refused(code, `The ID '${text(id) ?? ""}' does not exist`);
        return { ...object.outputs, id: object.id };
    };
}

/** Programs write a policy as arguments; IAM wants other names. */
function policyDocument({ statements, policyId }: Values): Values {
    const all = Array.isArray(statements) ? statements : [];
    return {
        Version: "2012-10-17",
        ...(policyId !== undefined && { Id: policyId }),
        Statement: all.map(({ sid, effect, actions, resources, principals, conditions }) => ({
            ...(sid !== undefined && { Sid: sid }),
            Effect: effect ?? "Allow",
            ...(actions && { Action: actions }),
            ...(resources && { Resource: resources }),
            ...(principals && { Principal: Object.fromEntries(principals.map(principalOf)) }),
            ...(conditions && { Condition: Object.fromEntries(conditions.map(conditionOf)) }),
        })),
    };
}

const principalOf = ({ type, identifiers }: Values) => [String(type), identifiers];
const conditionOf = ({ test, variable, values }: Values) => [String(test), { [String(variable)]: values }];
