export { importedResource, importFile, withSecrets } from "./importFile";
export { type Foreign, type ForeignState, foreignState, namesIn, takenFrom } from "./otherTools";
export { FOLDER, IMPORT_FILE, MAPPING } from "./output";
export { type Changes, generate, type Request, type Result } from "./run";
export type { Selection } from "./selection";
