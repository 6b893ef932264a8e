import type { CollectionDefinition } from "../collection";
import { flag, nameText, text } from "../fields";
import { audit, microtenant } from "./commonFields";

/** Only there to give keys of type `EXPORTER_GRP` a component; the API's own path is not known. */
export const privateExporterGroup: CollectionDefinition = {
    name: "privateExporterGroup",
    typeName: "Private Exporter Group",
    fields: { ...audit, name: nameText(), description: text(), enabled: flag(false), ...microtenant },
};
