/** Waits for what other processes and sockets bring about; gives up long before the runner would. */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
    const giveUp = performance.now() + withinMs;
    while (!(await condition())) {
        if (performance.now() > giveUp) throw new Error(`never came true: ${condition}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}
