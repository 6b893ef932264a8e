import * as monitor from "@pulumi/azure-native/monitor";
import type { monitor as inputs } from "@pulumi/azure-native/types/input";
import type * as pulumi from "@pulumi/pulumi";
import type { ArgumentChecks } from "../../argumentChecks";
import type { Weekday } from "../../types";

/** When the number of machines changes, and by how many. */
export interface ScaleRuleArgs {
    /** Average load of the machines in percent of their CPU. @default above 70 to grow, below 50 to shrink */
    cpuPercent?: number;
    /** Minutes over which the load counts, from 5 to 720. @default 5 */
    windowMinutes?: number;
    /** Minutes after a change without another one, from 1 to 10080. @default 15 */
    cooldownMinutes?: number;
    /** Machines that are added or removed at a time. @default 1 */
    step?: number;
}

/** Hours of a week in which more machines run. */
export interface ScheduleArgs {
    /** Least number of machines in these hours. */
    min: number;
    /** When they start, such as `"08:00"`. */
    start: string;
    /** When they end, such as `"18:00"`. */
    end: string;
    /** Time zone, by the name that Windows has for it: `"W. Europe Standard Time"`. */
    timeZone: string;
    /** Days on which they start. @default Monday to Friday */
    days?: Weekday[];
}

/** How a scale set follows its load. */
export interface ScalingArgs {
    /** Least number of machines. */
    min: number;
    /** Greatest number of machines. */
    max: number;
    /** Number of machines to start with, and where there is no metric. @default `min` */
    initial?: number;
    /** @default above 70 percent over 5 minutes, one machine more */
    scaleOut?: ScaleRuleArgs;
    /** @default below 50 percent over 5 minutes, one machine fewer */
    scaleIn?: ScaleRuleArgs;
    /** Hours in which more machines run. @default none */
    schedule?: ScheduleArgs;
}

/** What the load is read from. */
export type Metric = Pick<inputs.MetricTriggerArgs, "metricNamespace" | "metricName" | "dimensions">;

const WORKDAYS: readonly Weekday[] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const ALL_DAYS = [...WORKDAYS, "Saturday", "Sunday"];
const OUT = { cpuPercent: 70, windowMinutes: 5, cooldownMinutes: 15, step: 1 };
const IN = { ...OUT, cpuPercent: 50 };
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** What a setting scales. */
export interface Scaled {
    readonly name: string;
    /** The scale set, whose child the setting is. */
    readonly set: pulumi.CustomResource;
    readonly resourceGroupName: pulumi.Input<string>;
    readonly location: pulumi.Input<string>;
    readonly metric: Metric;
    readonly tags?: Record<string, pulumi.Input<string>>;
}

export function createAutoscaleSetting(scaled: Scaled, scaling: ScalingArgs): monitor.AutoscaleSetting {
    const { name, set, resourceGroupName, location, tags } = scaled;
    return new monitor.AutoscaleSetting(
        name,
        {
            resourceGroupName,
            location,
            targetResourceUri: set.id,
            enabled: true,
            profiles: profilesOf(scaled, scaling),
            tags,
        },
        { parent: set },
    );
}

function profilesOf(scaled: Scaled, scaling: ScalingArgs): inputs.AutoscaleProfileArgs[] {
    const { min, max, initial = min, schedule } = scaling;
    const rules = [
        ruleOf(scaled, "Increase", { ...OUT, ...scaling.scaleOut }),
        ruleOf(scaled, "Decrease", { ...IN, ...scaling.scaleIn }),
    ];
    const normal = { name: "load", rules, capacity: capacityOf(min, initial, max) };
    if (!schedule) return [normal];
    const { min: more, timeZone, days = WORKDAYS } = schedule;
    const at = (time: string, on: readonly string[]) => recurrence(timeZone, on, time);
    return [
        { name: "hours", rules, capacity: capacityOf(more, more, max), recurrence: at(schedule.start, days) },
        // The end of the hours is where the normal profile starts again, by the name that the service knows it by.
        {
            ...normal,
            name: JSON.stringify({ name: "load", for: "hours" }),
            recurrence: at(schedule.end, ALL_DAYS),
        },
    ];
}

function capacityOf(minimum: number, initial: number, maximum: number): inputs.ScaleCapacityArgs {
    return { minimum: String(minimum), default: String(initial), maximum: String(maximum) };
}

function recurrence(timeZone: string, days: readonly string[], time: string): inputs.RecurrenceArgs {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return { frequency: "Week", schedule: { timeZone, days: [...days], hours: [hours], minutes: [minutes] } };
}

function ruleOf(
    { set, metric }: Scaled,
    direction: "Increase" | "Decrease",
    { cpuPercent, windowMinutes, cooldownMinutes, step }: Required<ScaleRuleArgs>,
): inputs.ScaleRuleArgs {
    return {
        metricTrigger: {
            ...metric,
            metricResourceUri: set.id,
            timeGrain: "PT1M",
            statistic: "Average",
            timeAggregation: "Average",
            timeWindow: `PT${windowMinutes}M`,
            operator: direction === "Increase" ? "GreaterThan" : "LessThan",
            threshold: cpuPercent,
        },
        scaleAction: { direction, type: "ChangeCount", value: String(step), cooldown: `PT${cooldownMinutes}M` },
    };
}

/** @param most greatest number of machines that a scale set may have */
export function checkScaling(checks: ArgumentChecks, scaling: ScalingArgs, most: number): void {
    const { min, max, initial, scaleOut, scaleIn, schedule } = scaling;
    checks.range("capacity.min", min, 1, most);
    checks.range("capacity.max", max, 1, most);
    checks.ordered("capacity", scaling);
    checks.range("capacity.initial", initial, min, max);
    for (const [path, rule] of [
        ["capacity.scaleOut", scaleOut],
        ["capacity.scaleIn", scaleIn],
    ] as const) {
        checks.range(`${path}.cpuPercent`, rule?.cpuPercent, 1, 100);
        checks.range(`${path}.windowMinutes`, rule?.windowMinutes, 5, 720);
        checks.range(`${path}.cooldownMinutes`, rule?.cooldownMinutes, 1, 10_080);
        checks.range(`${path}.step`, rule?.step, 1, most);
    }
    const [above, below] = [scaleOut?.cpuPercent ?? OUT.cpuPercent, scaleIn?.cpuPercent ?? IN.cpuPercent];
    if (above <= below) {
        checks.fault(
            "capacity.scaleOut.cpuPercent",
            `is ${above}, not above that of scaleIn (${below}); raise it, so that machines do not come and go`,
        );
    }
    if (schedule) checkSchedule(checks, schedule, max);
}

function checkSchedule(checks: ArgumentChecks, schedule: ScheduleArgs, max: number): void {
    checks.range("capacity.schedule.min", schedule.min, 1, max);
    for (const end of ["start", "end"] as const) {
        const time = schedule[end];
        if (!TIME.test(time)) checks.fault(`capacity.schedule.${end}`, `is "${time}"; set a time such as 09:00`);
    }
    if (schedule.days?.length === 0)
        checks.fault("capacity.schedule.days", "is empty; set at least one day, or omit it");
    for (const day of schedule.days ?? []) checks.oneOf("capacity.schedule.days", day, ALL_DAYS);
}
