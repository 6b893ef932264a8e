import { createCipheriv, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const KEY = "tests";
const NONCE_BYTES = 12;

/**
 * Keeps the key by which stacks encrypt their secrets, as HashiCorp Vault does. With a passphrase each start of the CLI derives the key
 * anew, in a million rounds.
 */
export class KeyKeeper {
    private static started: Promise<KeyKeeper> | undefined;
    private readonly key = randomBytes(32);

    private constructor(private readonly url: string) {}

    /** One serves all stacks of the process, and ends with it. */
    static shared(): Promise<KeyKeeper> {
        KeyKeeper.started ??= KeyKeeper.start();
        return KeyKeeper.started;
    }

    private static async start(): Promise<KeyKeeper> {
        const server = createServer((request, response) => {
            let body = "";
            request.setEncoding("utf8").on("data", (text) => {
                body += text;
            });
            request.on("end", () => {
                const plaintext = String(JSON.parse(body).ciphertext).replace(/^vault:v1:/, "");
                response.setHeader("content-type", "application/json").end(JSON.stringify({ data: { plaintext } }));
            });
        });
        server.unref().listen(0, "127.0.0.1");
        await once(server, "listening");
        return new KeyKeeper(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    }

    /** Leads the CLI here. */
    get environment(): Record<string, string> {
        return { VAULT_SERVER_URL: this.url, VAULT_SERVER_TOKEN: "none" };
    }

    /** What a stack's settings and its state say of the key. */
    get reference(): { url: string; encryptedKey: string } {
        const wrapped = `vault:v1:${this.key.toString("base64")}`;
        return { url: `hashivault://${KEY}`, encryptedKey: Buffer.from(wrapped).toString("base64") };
    }

    /** A secret as `pulumi config set --secret` writes it. */
    encrypt(plain: string): string {
        const nonce = randomBytes(NONCE_BYTES);
        const cipher = createCipheriv("aes-256-gcm", this.key, nonce);
        const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
        return `v1:${nonce.toString("base64")}:${text.toString("base64")}`;
    }
}
