import type { CollectionDefinition } from "../core/collection";
import { flag, nameText, text } from "../core/fields";
import type { EmulatorModule } from "../core/module";
import { audit, microtenant } from "./common/commonFields";

/** Only there to give keys of type `EXPORTER_GRP` a component; the API's own path is not known. */
export const privateExporterGroup: CollectionDefinition = {
    name: "privateExporterGroup",
    typeName: "Private Exporter Group",
    fields: { ...audit, name: nameText(), description: text(), enabled: flag(false), ...microtenant },
};

export const part: EmulatorModule = { collections: [privateExporterGroup] };
