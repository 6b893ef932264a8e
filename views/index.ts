import { cloudConnectors } from "./cloudConnectors";
import { connectors } from "./connectors";
import { disasterRecovery } from "./disasterRecovery";
import { groups } from "./groups";
import { rules } from "./rules";

export { type Choice, ChoiceError, columnsOf, filterIn, needsOf, sortIn } from "./choice";
export { commaSeparated, json, tabSeparated } from "./render/files";
export { tableFor } from "./render/terminal";
export { type Selection, selected } from "./select";
export { type StackState, stackState, withPlaces } from "./state";
export { type Source, Tenant, type Upgrade, type Viewed } from "./tenant";
export { isTimeZone } from "./windows";

/** The console's tables, each with a command of its name. */
export const VIEWS = [groups, connectors, cloudConnectors, disasterRecovery, rules] as const;
