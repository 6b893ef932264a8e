import type { Rule } from "../rule";
import * as access from "./access";
import * as cloudConnectors from "./cloudConnectors";
import * as connectors from "./connectors";
import * as disabled from "./disabled";
import * as disasterRecovery from "./disasterRecovery";
import * as keys from "./keys";
import * as protection from "./protection";
import * as segments from "./segments";
import * as upgrades from "./upgrades";

const themes = [connectors, keys, upgrades, access, segments, disabled, disasterRecovery, cloudConnectors, protection];

/** Every rule of the library. */
export const RULES: readonly Rule[] = themes.flatMap((theme) => Object.values<Rule>(theme));
