import { describe } from "@jest/globals";
import { AWS_DEPLOYMENTS } from "./awsDeployments";
import { keepWhatIsPromised } from "./examplePromises";

describe("the examples of AWS", () => keepWhatIsPromised(AWS_DEPLOYMENTS));
