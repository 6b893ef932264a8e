import { createHash } from "node:crypto";
import { encode } from "html-entities";

/** What a page has. */
export interface StaticPage {
    readonly title: string;
    readonly style: string;
    /** The only script that the browser runs. @default none */
    readonly script?: string;
    /** Pages that this one may become: their styles and scripts. @default none */
    readonly becomes?: readonly Pick<StaticPage, "style" | "script">[];
    /** Whether its script may ask the server that the page is from. @default false */
    readonly asksServer?: boolean;
    /** HTML. */
    readonly body: string;
}

/** A page as one file. Its content security policy allows its own style and script, and no request unless it is to ask its server. */
export function staticPage({ title, style, script, becomes = [], asksServer = false, body }: StaticPage): string {
    const styles = [style, ...becomes.map((each) => each.style)];
    const scripts = [script, ...becomes.map((each) => each.script)].filter((each) => each !== undefined);
    const policy = [
        "default-src 'none'",
        `style-src ${styles.map(hashOf).join(" ")}`,
        ...(scripts.length === 0 ? [] : [`script-src ${scripts.map(hashOf).join(" ")}`]),
        ...(asksServer ? ["connect-src 'self'"] : []),
        "base-uri 'none'",
        "form-action 'none'",
    ].join("; ");
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${encode(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${script === undefined ? "" : `<script>${script}</script>\n`}</body>
</html>
`;
}

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
