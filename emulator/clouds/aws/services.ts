import type { TypeFacts } from "../facts";
import { text } from "../values";
import { arn, idIsName } from "./common";

/** What stands around the machines: functions, events, logs, notifications. */
export const types: Readonly<Record<string, TypeFacts>> = {
    "aws:lambda/function:Function": {
        ...idIsName,
        name: { property: "name", length: 64, pattern: /^[\w-]+$/ },
        outputs: ({ name, scope }) => ({ arn: arn(scope, "lambda", `function:${name}`), version: "$LATEST" }),
        replaces: ["name", "packageType"],
        exclusive: [["code", "imageUri", "s3Bucket"]],
        lists: { "architectures[]": ["x86_64", "arm64"] },
    },
    "aws:lambda/permission:Permission": {
        id: ({ inputs, name }) => text(inputs.statementId) ?? name,
        name: { property: "statementId" },
        replaces: ["action", "function", "principal", "sourceArn", "sourceAccount", "statementId"],
    },
    "aws:cloudwatch/logGroup:LogGroup": {
        ...idIsName,
        name: { property: "name", length: 512, pattern: /^[\w./#-]+$/ },
        outputs: ({ name, scope }) => ({ arn: arn(scope, "logs", `log-group:${name}`) }),
        replaces: ["name", "namePrefix"],
    },
    "aws:cloudwatch/eventRule:EventRule": {
        ...idIsName,
        name: { property: "name", length: 64, pattern: /^[\w.-]+$/ },
        outputs: ({ name, scope }) => ({ arn: arn(scope, "events", `rule/${name}`) }),
        replaces: ["name", "namePrefix", "eventBusName"],
    },
    "aws:cloudwatch/eventTarget:EventTarget": {
        id: ({ inputs, name }) => `${text(inputs.rule)}-${name}`,
        name: { property: "targetId" },
        replaces: ["rule", "targetId", "eventBusName"],
    },
    "aws:sns/topic:Topic": {
        id: ({ name, scope }) => arn(scope, "sns", name),
        name: { property: "name", length: 256 },
        outputs: ({ id }) => ({ arn: id }),
        replaces: ["name", "namePrefix", "fifoTopic"],
    },
    "aws:sns/topicSubscription:TopicSubscription": {
        id: ({ inputs, name }) => `${text(inputs.topic)}:${name}`,
        replaces: ["endpoint", "protocol", "topic"],
    },
};
