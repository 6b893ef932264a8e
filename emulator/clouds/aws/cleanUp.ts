import { signInFault } from "../machines/boot";
import type { Fleet } from "../machines/fleet";
import type { ConnectorService, Machine } from "../machines/machine";
import type { CloudObject, Objects } from "../objects";
import { isMap, plainValues, text, texts, type Value, type Values } from "../values";
import { denied } from "./identity";
import { readSecret } from "./secrets";

const FUNCTION = "aws:lambda/function:Function";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const PERMISSION = "aws:lambda/permission:Permission";

/** By this name of its handler, the function of the vendor is known; what others would do is not. */
const VENDOR_HANDLER = "zscaler_cc_lambda_service.lambda_handler";
const COMPLETE = "autoscaling:CompleteLifecycleAction";

/** What the vendor's function does for Auto Scaling groups, as it is documented. */
export class CleanUpFunctions {
    constructor(
        private readonly objects: Objects,
        private readonly fleet: Fleet,
        private readonly service: ConnectorService,
    ) {}

    /**
     * A hook holds a machine that is about to be terminated.
     *
     * @returns whether a function has finished it
     */
    async released(machine: Machine, group: CloudObject): Promise<boolean> {
        const event = { source: "aws.autoscaling", "detail-type": "EC2 Instance-terminate Lifecycle Action" };
        const called = this.#calledBy({ ...event, detail: { AutoScalingGroupName: group.id } }, group);
        for (const each of called) {
            const reason = (await this.#forget(each, machine)) ?? this.#refusal(each, group);
            this.fleet.write(machine.id, reason === undefined ? "cleaned up" : `not cleaned up: ${reason}`);
            if (reason === undefined) return true;
        }
        return false;
    }

    /** A machine of a group was terminated without a hook. */
    async lost(machine: Machine, group: CloudObject): Promise<void> {
        const event = { source: "aws.ec2", "detail-type": "EC2 Instance State-change Notification" };
        for (const each of this.#calledBy({ ...event, detail: { state: "terminated" } }, group)) {
            const reason = await this.#forget(each, machine);
            this.fleet.write(machine.id, reason === undefined ? "cleaned up" : `not cleaned up: ${reason}`);
        }
    }

    /** The functions of the vendor that an event reaches, and that watch the group. */
    #calledBy(event: Values, group: CloudObject): readonly CloudObject[] {
        const here = (type: string) => this.objects.all(type).filter(({ space }) => space === group.space);
        const rules = here(RULE).filter(({ outputs }) => matches(jsonIn(outputs.eventPattern), event));
        const targets = here(TARGET).filter(({ outputs }) => rules.some(({ id }) => id === outputs.rule));
        const permitted = here(PERMISSION).filter(({ outputs: { principal, sourceArn } }) => {
            const isFromRule = sourceArn === undefined || rules.some(({ outputs }) => outputs.arn === sourceArn);
            return principal === "events.amazonaws.com" && isFromRule;
        });
        return here(FUNCTION).filter(({ id, outputs }) => {
            const isCalled = targets.some((target) => target.outputs.arn === outputs.arn);
            const isAllowed = permitted.some(
                (each) => each.outputs.function === id || each.outputs.function === outputs.arn,
            );
            const watched = texts(jsonIn(variablesOf(outputs).ASG_NAMES));
            return outputs.handler === VENDOR_HANDLER && isCalled && isAllowed && watched.includes(group.id);
        });
    }

    /** @returns why the connector is still there */
    async #forget({ outputs, scope }: CloudObject, { id }: Machine): Promise<string | undefined> {
        const name = text(variablesOf(outputs).SECRET_NAME) ?? "";
        const secret = readSecret(name, roleNameIn(outputs.role), { scope, objects: this.objects });
        const fault = await signInFault(secret, name, this.service);
        if (fault === undefined) await this.fleet.forget(id);
        return fault;
    }

    #refusal({ outputs }: CloudObject, group: CloudObject): string | undefined {
        const asked = { action: COMPLETE, arn: text(group.outputs.arn) ?? "", name: group.id };
        return denied(roleNameIn(outputs.role), asked, { objects: this.objects });
    }
}

/** The last part of the ARN of a role. */
function roleNameIn(role: Value | undefined): string | undefined {
    return text(role)?.split("/").at(-1);
}

function variablesOf({ environment }: Values): Values {
    const { variables } = isMap(environment) ? plainValues(environment) : {};
    return isMap(variables) ? variables : {};
}

function jsonIn(value: Value | undefined): Value {
    const written = text(value);
    return written === undefined ? null : JSON.parse(written);
}

/** Each value of a pattern is a list of those that match, or a pattern of what is nested. */
function matches(pattern: Value, event: Values): boolean {
    if (!isMap(pattern)) return false;
    return Object.entries(pattern).every(([name, wanted = null]) => {
        const value = event[name];
        if (isMap(wanted)) return isMap(value) && matches(wanted, value);
        return texts(wanted).some((each) => each === value);
    });
}
