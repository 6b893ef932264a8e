import { type ConfigGetter, decidedBy } from "./connection";
import { ALSO_IN_ENVIRONMENT, ENVIRONMENT } from "./settings";

/**
 * The environment, without the settings that an explicit provider decides: there the program wins, or two tenants of one
 * program would become one.
 */
export function environmentOf(config: ConfigGetter, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
    const decided = decidedBy(config);
    if (decided.size === 0) return env;
    const overruled = new Set<string>(
        [ENVIRONMENT, ALSO_IN_ENVIRONMENT].flatMap((names) =>
            Object.entries(names).flatMap(([setting, variable]) => (decided.has(setting) ? [variable] : [])),
        ),
    );
    return Object.fromEntries(Object.entries(env).filter(([variable]) => !overruled.has(variable)));
}
