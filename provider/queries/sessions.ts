import type { ConfigGetter } from "../connection/connection";
import type { Product } from "../connection/credentials";
import { Session } from "../session";

/** Stands for the run where none is named. */
export const ONLY_RUN = {};
/** Process-wide, by the run that they end with: a process may live longer, and what was read is then old. */
const sessionsOf = new WeakMap<object, Map<string, Session>>();

/** One session for each set of settings, however many lookups a run of a program makes. */
export function sessionFor(product: Product, config: ConfigGetter, run: object): Session {
    const sessions = sessionsOf.get(run) ?? new Map<string, Session>();
    sessionsOf.set(run, sessions);
    const fresh = new Session(config);
    const key = JSON.stringify([product, fresh.connectionTo(product)]);
    const session = sessions.get(key) ?? fresh;
    sessions.set(key, session);
    return session;
}
