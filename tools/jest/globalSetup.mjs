import { writeIndexes } from "../setup/indexes.mjs";

/**
 * Once before all test files, in the process that starts the workers.
 *
 * @param {{ testNamePattern?: string }} config
 */
export default function globalSetup({ testNamePattern }) {
    writeIndexes();
    // Life cycles run for the resources that it names.
    if (testNamePattern) process.env.TEST_NAME_PATTERN ??= testNamePattern;
}
