import { describe } from "@jest/globals";
import { AZURE_DEPLOYMENTS } from "./azureDeployments";
import { keepWhatIsPromised } from "./examplePromises";

describe("the examples of Azure", () => keepWhatIsPromised(AZURE_DEPLOYMENTS));
