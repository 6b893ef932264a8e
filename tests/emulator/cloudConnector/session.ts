import { type EmulatorOptions, startEmulator, type WireObject } from "../../../emulator";
import { onTestFinished } from "../../onTestFinished";
import { type Answer, Session, signIn } from "../session";

/** A client of Cloud & Branch Connector: paths stand without what is in front of all of them. */
export class CloudSession extends Session {
    override send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
        return super.send(method, `/ztw/api/v1/${path}`, body, headers);
    }

    /** A location template with the least it needs, saved. */
    async template(more: WireObject = {}): Promise<WireObject & { id: number }> {
        return this.#made("locationTemplate", { name: "Lyon", ...more });
    }

    /** A provisioning URL for Amazon Web Services, saved; `data` replaces parts of what it deploys. */
    async url(more: WireObject = {}, data: WireObject = {}): Promise<WireObject & { id: number; provUrl: string }> {
        const locationTemplate = data.locationTemplate ?? { id: DEFAULT_TEMPLATE };
        const provUrlData = { cloudProviderType: "AWS", ...data, locationTemplate };
        const url = await this.#made("provUrl", { name: "aws-lyon", provUrlData, ...more });
        return { ...url, provUrl: String(url.provUrl) };
    }

    async #made(path: string, intent: WireObject): Promise<WireObject & { id: number }> {
        const { status, body } = await this.post(path, intent);
        if (status !== 200) throw new Error(JSON.stringify(body));
        return { ...body, id: Number(body.id) };
    }
}

/** The template that every tenant has. */
export const DEFAULT_TEMPLATE = 82_273;

/** Starts an emulator without rate limits, unless the options say otherwise, and signs in. */
export async function openCloud(options: EmulatorOptions = {}): Promise<CloudSession> {
    const emulator = await startEmulator({ ...options, switches: { rateLimit: "off", ...options.switches } });
    onTestFinished(() => emulator.close());
    return new CloudSession(emulator, await signIn(emulator));
}
