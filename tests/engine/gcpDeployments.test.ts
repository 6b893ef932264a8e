import { describe } from "@jest/globals";
import { keepWhatIsPromised } from "./examplePromises";
import { GCP_DEPLOYMENTS } from "./gcpDeployments";

describe("the examples of Google Cloud", () => keepWhatIsPromised(GCP_DEPLOYMENTS));
