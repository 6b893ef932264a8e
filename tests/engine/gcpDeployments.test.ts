import { describe } from "@jest/globals";
import { rows } from "../campaign";
import { keepWhatIsPromised } from "./examplePromises";
import { GCP_DEPLOYMENTS } from "./gcpDeployments";
import { THREE_CLOUDS } from "./threeClouds";

// What the example of three clouds declares is in the examples of each of them, which always run.
const promised = rows(Object.entries(GCP_DEPLOYMENTS), Object.entries(THREE_CLOUDS));

describe("the examples of Google Cloud", () => keepWhatIsPromised(Object.fromEntries(promised)));
