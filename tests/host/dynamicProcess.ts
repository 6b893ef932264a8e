import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { firstLine } from "../../tools/firstLine";
import { ROOT } from "../docs/markdown";

const INSTALLED = path.dirname(require.resolve("@pulumi/pulumi/package.json"));

/** Properties as they cross the wire. */
export type Properties = Record<string, JavaScriptValue>;

/** The process in which an engine runs dynamic resources, of one version of the SDK, spoken to as the engine does. */
export class DynamicProcess {
    private constructor(
        private readonly child: ChildProcess,
        private readonly client: ResourceProviderClient,
    ) {}

    /**
     * @param config stack configuration by its full keys
     * @param sdk folder of the SDK @default the one that is installed
     */
    static async start(config: Properties, sdk = INSTALLED): Promise<DynamicProcess> {
        const script = path.join(sdk, "cmd/dynamic-provider");
        // The engine starts it in the program's folder.
        const cwd = path.join(ROOT, "examples/quickstart");
        const child = spawn(process.execPath, [script, "127.0.0.1:0"], { cwd, stdio: ["ignore", "pipe", "inherit"] });
        const port = await firstLine(child, () => `${script} did not start`);
        const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
        const request = new provider.ConfigureRequest();
        request.setArgs(Struct.fromJavaScript(config));
        await call<provider.ConfigureResponse>((done) => client.configure(request, done));
        return new DynamicProcess(child, client);
    }

    async check(olds: Properties, news: Properties) {
        const request = new provider.CheckRequest();
        request.setOlds(Struct.fromJavaScript(olds));
        request.setNews(Struct.fromJavaScript(news));
        const answer = await call<provider.CheckResponse>((done) => this.client.check(request, done));
        return { inputs: plain(answer.getInputs()), failures: answer.getFailuresList().map((each) => each.toObject()) };
    }

    async diff(id: string, olds: Properties, news: Properties) {
        const request = new provider.DiffRequest();
        request.setId(id);
        request.setOlds(Struct.fromJavaScript(olds));
        request.setNews(Struct.fromJavaScript(news));
        const answer = await call<provider.DiffResponse>((done) => this.client.diff(request, done));
        return { replaces: answer.getReplacesList() };
    }

    async create(properties: Properties) {
        const request = new provider.CreateRequest();
        request.setProperties(Struct.fromJavaScript(properties));
        const answer = await call<provider.CreateResponse>((done) => this.client.create(request, done));
        return { id: answer.getId(), outputs: plain(answer.getProperties()) };
    }

    async read(id: string, properties: Properties) {
        const request = new provider.ReadRequest();
        request.setId(id);
        request.setProperties(Struct.fromJavaScript(properties));
        const answer = await call<provider.ReadResponse>((done) => this.client.read(request, done));
        return { id: answer.getId(), outputs: plain(answer.getProperties()), inputs: plain(answer.getInputs()) };
    }

    async update(id: string, olds: Properties, news: Properties) {
        const request = new provider.UpdateRequest();
        request.setId(id);
        request.setOlds(Struct.fromJavaScript(olds));
        request.setNews(Struct.fromJavaScript(news));
        const answer = await call<provider.UpdateResponse>((done) => this.client.update(request, done));
        return plain(answer.getProperties());
    }

    async delete(id: string, properties: Properties): Promise<void> {
        const request = new provider.DeleteRequest();
        request.setId(id);
        request.setProperties(Struct.fromJavaScript(properties));
        await call((done) => this.client.delete(request, done));
    }

    async stop(): Promise<void> {
        this.client.close();
        this.child.kill();
        if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, "exit");
    }
}

function call<Answer>(start: (done: (error: ServiceError | null, answer: Answer) => void) => void): Promise<Answer> {
    return new Promise((resolve, reject) => {
        start((error, answer) => (error ? reject(error) : resolve(answer)));
    });
}

function plain(struct: Struct | undefined): Properties {
    return struct?.toJavaScript() ?? {};
}
