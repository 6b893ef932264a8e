/** The part of `playwright-core` that the campaign uses: it is installed when the campaign runs. */

export interface Client {
    readonly chromium: { launch(options: object): Promise<Browser> };
}

export interface Browser {
    newContext(options: object): Promise<Context>;
    close(): Promise<void>;
}

export interface Context {
    newPage(): Promise<Page>;
    close(): Promise<void>;
}

export interface Page {
    readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
    goto(url: string): Promise<unknown>;
    on(event: "pageerror", listen: (error: unknown) => void): unknown;
    on(event: "console", listen: (message: { type(): string; text(): string }) => void): unknown;
    on(event: "request", listen: (request: { method(): string; url(): string }) => void): unknown;
    /** @param script An expression, whose value comes back as JSON. */
    evaluate(script: string): Promise<unknown>;
    emulateMedia(media: {
        readonly colorScheme?: "light" | "dark";
        readonly forcedColors?: "active" | "none";
        readonly media?: "screen" | "print";
    }): Promise<void>;
    screenshot(options: {
        readonly path: string;
        readonly fullPage: boolean;
        readonly timeout: number;
    }): Promise<unknown>;
}
