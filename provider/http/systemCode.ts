/** A proxy's refusal has no code of its own, only a sentence with the status in it. */
export function systemCodeOf(error: Error): string {
    const refusal = /^Proxy response \((\d+)\)/.exec(error.message);
    if (refusal) {
        return `PROXY_${refusal[1]}`;
    }
    return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
