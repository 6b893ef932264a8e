import { describe } from "@jest/globals";
import { keepWhatIsPromised } from "./examplePromises";
import { GCP_DEPLOYMENTS } from "./gcpDeployments";
import { THREE_CLOUDS } from "./threeClouds";

describe("the examples of Google Cloud", () => keepWhatIsPromised(GCP_DEPLOYMENTS));

describe("the example of three clouds", () => keepWhatIsPromised(THREE_CLOUDS));
