import { createHash } from "node:crypto";
import { encode } from "html-entities";

/** What a page has. */
export interface StaticPage {
    readonly title: string;
    readonly style: string;
    /** The only script that the browser runs. @default none */
    readonly script?: string;
    /** HTML. */
    readonly body: string;
}

/** A page as one file. Its content security policy allows its own style and script, and no request. */
export function staticPage({ title, style, script, body }: StaticPage): string {
    const policy = [
        "default-src 'none'",
        `style-src '${hashOf(style)}'`,
        ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
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

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
