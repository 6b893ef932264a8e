import { cohortsOf } from "./tables";
import { lifeCycle } from "./waves";

for (const subjects of cohortsOf("zpa")) lifeCycle(subjects);
