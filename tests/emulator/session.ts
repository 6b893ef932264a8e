import { type Emulator, type EmulatorOptions, startEmulator, type WireObject } from "../../emulator";
import { onTestFinished } from "../onTestFinished";

/** An answer as a client sees it. */
export interface Answer {
    readonly status: number;
    /** Parsed when it is JSON, else the text. */
    readonly body: WireObject & { readonly list?: WireObject[] };
    readonly text: string;
    readonly headers: Headers;
}

/** One emulator with one signed-in client; closed when the test ends. */
export class Session {
    constructor(
        readonly emulator: Emulator,
        public token: string,
    ) {}

    get control() {
        return this.emulator.control;
    }

    get = (path: string) => this.send("GET", path);
    post = (path: string, body: unknown) => this.send("POST", path, body);
    put = (path: string, body: unknown) => this.send("PUT", path, body);
    delete = (path: string) => this.send("DELETE", path);

    /** @param path what follows the customer, with the version in front: `v1/appConnectorGroup` */
    async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
        const [version, ...rest] = path.split("/");
        const url = path.startsWith("/")
            ? path
            : `/zpa/mgmtconfig/${version}/admin/customers/${this.emulator.customerId}/${rest.join("/")}`;
        return request(`${this.emulator.url}${url}`, {
            method,
            headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json", ...headers },
            ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
        });
    }

    /** A group with the least a group needs. */
    async group(more: WireObject = {}): Promise<WireObject & { id: string }> {
        const { status, body } = await this.post("v1/appConnectorGroup", { name: "Branch Lyon", ...more });
        if (status !== 201) throw new Error(JSON.stringify(body));
        return { ...body, id: String(body.id) };
    }

    /** A provisioning key for a group of its own, unless one is named. */
    async key(more: WireObject = {}): Promise<WireObject & { id: string; provisioningKey: string }> {
        const zcomponentId = more.zcomponentId ?? (await this.group()).id;
        const { status, body } = await this.post("v1/associationType/CONNECTOR_GRP/provisioningKey", {
            name: "Lyon key",
            maxUsage: 2,
            zcomponentId,
            enrollmentCertId: "6573",
            ...more,
        });
        if (status !== 200) throw new Error(JSON.stringify(body));
        return { ...body, id: String(body.id), provisioningKey: String(body.provisioningKey) };
    }
}

/** Starts an emulator without rate limits, unless the options say otherwise, and signs in. */
export async function openSession(options: EmulatorOptions = {}): Promise<Session> {
    const emulator = await startEmulator({ ...options, switches: { rateLimit: "off", ...options.switches } });
    onTestFinished(() => emulator.close());
    return new Session(emulator, await signIn(emulator));
}

type Access = Pick<Emulator, "url" | "clientId" | "clientSecret">;

export async function signIn(access: Access): Promise<string> {
    const { body } = await requestToken(access, {});
    return String(body.access_token);
}

/** Asks for a token; `form` replaces fields of a valid request, an empty text leaves one out. */
export async function requestToken(access: Access, form: Record<string, string>): Promise<Answer> {
    const fields = {
        grant_type: "client_credentials",
        client_id: access.clientId,
        client_secret: access.clientSecret,
        audience: "https://api.zscaler.com",
        ...form,
    };
    const given = Object.entries(fields).filter(([, value]) => value !== "");
    return request(`${access.url}/oauth2/v1/token`, { method: "POST", body: new URLSearchParams(given) });
}

export async function request(url: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(url, init);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    return {
        status: response.status,
        body: isJson ? JSON.parse(text) : {},
        text,
        headers: response.headers,
    };
}
