/**
 * Names for resources after what the objects are called: each another one, in lower case, words parted by hyphens.
 * @internal
 */
export function namesFor(called: readonly string[]): string[] {
    const taken = new Set<string>();
    return called.map((name) => {
        const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["unnamed"];
        const plain = words.join("-");
        let free = plain;
        for (let count = 2; taken.has(free); count++) free = `${plain}-${count}`;
        taken.add(free);
        return free;
    });
}
