import { definer } from "../../contract/definition";
import { nounsOf } from "../../contract/noun";
import type { CloudConnectorClient } from "./client";

/** Makes the definition of a resource of Cloud & Branch Connector. */
export const defineCloudConnector = definer<CloudConnectorClient>();

/** Makes what is only looked up in Cloud & Branch Connector. */
export const cloudConnectorNoun = nounsOf<CloudConnectorClient>();
