import type { EmulatorControl } from "pulumi-zscaler/emulator";
import type { ExampleStack } from "../example/stack";

/** In the order in which one kind names the other. */
const COLLECTIONS = ["appConnectorGroup", "provisioningKey", "serverGroup", "application"];
const NAME = /branch-(\d+)/g;
/** Requests to the emulator at a time. */
const TOGETHER = 64;

/**
 * Makes a stack and its tenant so many times as large, by copies: a program of that many resources would be measured
 * for itself.
 */
export async function multiply(stack: ExampleStack, control: EmulatorControl, times: number): Promise<void> {
    const state = JSON.parse(await stack.exported());
    const branches: string[] = state.deployment.resources
        .map((resource: object) => JSON.stringify(resource))
        .filter((resource: string) => resource.search(NAME) >= 0);
    for (let copy = 1; copy < times; copy++) {
        const ids = await copyObjects(control, copy);
        for (const resource of branches) state.deployment.resources.push(JSON.parse(copied(resource, copy, ids)));
    }
    await stack.replaceState(JSON.stringify(state));
}

/** The ids of the copies by those of what was copied. */
async function copyObjects(control: EmulatorControl, copy: number): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const collection of COLLECTIONS) {
        const originals = (await control.list(collection)).filter(({ name }) => /^branch-\d+$/.test(name));
        while (originals.length > 0) {
            const some = originals.splice(0, TOGETHER).map(async (original) => {
                const { id, ...body } = original;
                const made = await control.create(collection, JSON.parse(copied(JSON.stringify(body), copy, ids)));
                ids.set(id, made.id);
            });
            await Promise.all(some);
        }
    }
    return ids;
}

/** The same text about the copy. */
function copied(text: string, copy: number, ids: ReadonlyMap<string, string>): string {
    return text.replace(NAME, `branch-$1-${copy}`).replace(/"(\d+)"/g, (whole, id) => {
        const other = ids.get(id);
        return other === undefined ? whole : `"${other}"`;
    });
}
