import type { TypeFacts } from "../facts";
import { text } from "../values";

export const types: Readonly<Record<string, TypeFacts>> = {
    "gcp:dns/recordSet:RecordSet": {
        // One name has a set of each type.
        id: ({ name, inputs, scope }) =>
            `projects/${scope.project}/managedZones/${text(inputs.managedZone)}/rrsets/${name}/${text(inputs.type)}`,
        replaces: ["name", "type", "managedZone", "project"],
    },
};
