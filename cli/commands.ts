import type { Command } from "commander";
import { bcCommand } from "./bc";
import { commentCommand } from "./comment";
import { doctorCommand } from "./doctor";
import { drCommand } from "./dr";
import { driftCommand } from "./drift";
import { emulatorCommand } from "./emulator";
import { importCommand } from "./import";
import { previewCommand } from "./preview";
import { roleCommand } from "./role";
import { viewCommands } from "./views";
import { graphCommand, mapCommand } from "./views/pages";

/** What `pulumi-zscaler` offers. */
export const commands = (): Command[] => [
    bcCommand(),
    commentCommand(),
    doctorCommand(),
    drCommand(),
    driftCommand(),
    emulatorCommand(),
    graphCommand(),
    importCommand(),
    mapCommand(),
    previewCommand(),
    roleCommand(),
    ...viewCommands(),
];
