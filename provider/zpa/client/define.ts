import { definer } from "../../contract/definition";
import { nounsOf } from "../../contract/noun";
import type { ZpaClient } from "./client";

/** Makes the definition of a resource of Private Access. */
export const defineZpa = definer<ZpaClient>();

/** Makes what is only looked up in Private Access. */
export const zpaNoun = nounsOf<ZpaClient>();
