import { DEFAULT_MICROTENANT } from "../client/scopes";

/** As a list of them shows it. */
interface Named {
    readonly id: string;
    readonly name: string;
}

const DEFAULT = "Default";

/**
 * The id of the microtenant that a person means by its name or id.
 *
 * @param list Called only for a name that a list is needed for.
 * @throws {Error} that names those that there are
 */
export async function microtenantNamed(asked: string, list: () => Promise<readonly Named[]>): Promise<string> {
    const isAsked = (name: string) => name.toLowerCase() === asked.toLowerCase();
    if (/^\d+$/.test(asked)) return asked;
    if (isAsked(DEFAULT)) return DEFAULT_MICROTENANT;
    const all = await list();
    const found = all.find(({ name }) => isAsked(name));
    if (found) return found.id;
    const names = [...new Set([DEFAULT, ...all.map(({ name }) => name)])];
    throw new Error(`no microtenant is named ${asked}; the microtenants are ${names.join(", ")}`);
}
