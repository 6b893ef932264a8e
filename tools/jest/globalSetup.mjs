import { writeIndexes } from "../setup/indexes.mjs";

/** Once before all test files, in the process that starts the workers. */
export default function globalSetup() {
    writeIndexes();
}
