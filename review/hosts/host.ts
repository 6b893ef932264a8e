/** A place where pull requests are discussed. */
export interface Host {
    /** Name of the product, for messages. */
    readonly name: string;
    /** Most bytes of a comment. */
    readonly limit: number;
    /** The comment of whoever the token belongs to that begins with this line; undefined if there is none, on any page. */
    find(marker: string): Promise<Comment | undefined>;
    create(body: string): Promise<void>;
    update(comment: Comment, body: string): Promise<void>;
    /** Labels of the pull request. @default the host has none */
    readonly labels?: Labels;
}

/** What a pull request is labelled with. */
export interface Labels {
    all(): Promise<readonly string[]>;
    add(label: string): Promise<void>;
    /** @param label As the host has written it. */
    remove(label: string): Promise<void>;
}

/** A comment that is there. */
export interface Comment {
    /** Path of the API by which it is changed. */
    readonly path: string;
    readonly body: string;
}

/** Begins the comment, and is seen by nobody: a link definition of Markdown, which every host leaves out. */
export const markerOf = (stacks: readonly string[], what: "comment" | "drift" = "comment"): string =>
    `[//]: # (pulumi-zscaler ${what} of ${stacks.join(", ").replace(/[^\w.,/ -]/g, "_")})`;

/** Writes the comment, in the place of the one that an earlier run has written. */
export async function post(host: Host, marker: string, text: string): Promise<"created" | "updated" | "unchanged"> {
    const body = `${marker}\n\n${text}`.trimEnd();
    const existing = await host.find(marker);
    if (!existing) {
        await host.create(body);
        return "created";
    }
    // Hosts store other ends of lines than they are sent.
    if (existing.body.replaceAll("\r\n", "\n").trimEnd() === body) return "unchanged";
    await host.update(existing, body);
    return "updated";
}
