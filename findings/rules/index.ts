import type { Rule } from "../rule";
import * as access from "./access";
import * as businessContinuity from "./businessContinuity";
import * as cloudConnectors from "./cloudConnectors";
import * as connectors from "./connectors";
import * as disabled from "./disabled";
import * as disasterRecovery from "./disasterRecovery";
import * as disasterRecoveryLimits from "./disasterRecoveryLimits";
import * as disasterRecoveryRecords from "./disasterRecoveryRecords";
import * as disasterRecoverySettings from "./disasterRecoverySettings";
import * as keys from "./keys";
import * as protection from "./protection";
import * as segments from "./segments";
import * as upgrades from "./upgrades";

const themes = [
    connectors,
    keys,
    upgrades,
    access,
    segments,
    disabled,
    disasterRecovery,
    disasterRecoverySettings,
    disasterRecoveryRecords,
    disasterRecoveryLimits,
    businessContinuity,
    cloudConnectors,
    protection,
];

/** Every rule of the library. */
export const RULES: readonly Rule[] = themes.flatMap((theme) => Object.values<Rule>(theme));

/** Those about disaster recovery and business continuity, which a plan can be judged by. */
export const PLAN_RULES: readonly Rule[] = RULES.filter(
    (rule) => rule.code !== undefined || rule === disasterRecovery.incomplete,
);
