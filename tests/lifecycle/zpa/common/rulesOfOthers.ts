import type { Room } from "../../room";

/** Another administrator makes rules, each as the last one. */
export async function rulesOfOthers({ control }: Pick<Room, "control">, ...names: string[]): Promise<string[]> {
    const set = (await control.list("policySet")).find(({ policyType }) => policyType === "1");
    const ids: string[] = [];
    for (const name of names) {
        const made = await control.create("policyRule", { name, action: "DENY", policySetId: String(set?.id) });
        ids.push(made.id);
    }
    return ids;
}
