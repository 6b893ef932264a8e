import type { CloudConnectorClient } from "./cloudConnector/client/client";
import * as questions from "./cloudConnector/functions/functions";
import type { ConfigGetter } from "./connection/connection";
import { ONLY_RUN, sessionFor } from "./queries/sessions";
import { type ForeseenOrder, foreseen } from "./zpa/accessRuleOrder";
import * as writers from "./zpa/common/lastWriter";
import * as integrations from "./zpa/fileTransferIntegration/settings";

/** What the lookup functions of a program call: of every resource, and what only one product can be asked. */

export { find, type Listed, list, listEach } from "./queries/query";

/** Picks what a program wants to know that no single object says. */
export type Question<Args, Result> = (
    all: typeof questions,
) => (args: Args, client: CloudConnectorClient) => Promise<Result>;

export async function query<Args, Result>(
    question: Question<Args, Result>,
    args: Args,
    config: ConfigGetter,
    run: object = ONLY_RUN,
): Promise<Result> {
    return question(questions)(args, sessionFor("cloudConnector", config, run).cloudConnector);
}

/** What an order of access rules will do to rules that it does not name, in words. */
export async function foreseeOrder(order: ForeseenOrder, config: ConfigGetter, run: object): Promise<string[]> {
    return foreseen(order, sessionFor("zpa", config, run).zpa);
}

/** The integration that scans transferred files. */
export async function fileTransferIntegration(config: ConfigGetter, run: object): Promise<integrations.Integration> {
    return integrations.integrationOf(sessionFor("zpa", config, run).zpa);
}

/** The one whom an object names as its last writer. */
export async function lastWriter(
    id: string | undefined,
    config: ConfigGetter,
    run: object,
): Promise<writers.LastWriter> {
    return writers.lastWriter(id, sessionFor("zpa", config, run).zpa);
}
