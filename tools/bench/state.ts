import { benchStack, UNLIMITED, withEmulator } from "./benchStack";
import type { Figure } from "./figure";

const GROUPS = 20;

/** What one group takes in the state, as the backend stores it. */
export function state(): Promise<Figure[]> {
    return withEmulator(UNLIMITED.emulator, async (emulator, folder) => {
        const variables = { ...UNLIMITED.variables, GROUPS: String(GROUPS) };
        const figures: Figure[] = [];
        for (const [program, name, budget] of [
            ["groups", "state: one group", 2.0],
            ["floor", "state: one resource that does nothing", undefined],
        ] as const) {
            const stack = await benchStack(program, folder, emulator, variables);
            await stack.up("--skip-preview");
            const { resources } = await stack.state();
            const dynamic = resources.filter(({ type }) => type.startsWith("pulumi-nodejs:"));
            const bytes = dynamic.reduce((sum, resource) => sum + JSON.stringify(resource).length, 0);
            figures.push({ name, value: bytes / dynamic.length / 1000, unit: "kB", budget });
        }
        return figures;
    });
}
