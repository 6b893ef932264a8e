import { listed, type Sentence } from "../../sentence";
import type { PlanDocument } from "../plan/document";

/** Who does what. */

export const DNS_ADMINISTRATOR: Sentence = ["The administrator of your DNS"];
export const MACHINES: Sentence = ["The administrator of the machines, by SSH or on the console of the hypervisor"];
export const PORTAL: Sentence = ["An administrator of Private Access"];
export const ON_CALL: Sentence = ["The person on call"];

/** Of what a person only looks at. */
export const NOTHING: Sentence = ["Nothing to undo"];

export const deciders = ({ decidedBy }: PlanDocument): Sentence =>
    decidedBy.length > 0 ? listed(decidedBy) : ["The plan names nobody: set decidedBy"];
