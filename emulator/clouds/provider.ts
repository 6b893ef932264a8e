import { createHash, randomBytes } from "node:crypto";
import type { ServerUnaryCall, ServiceError, sendUnaryData } from "@grpc/grpc-js";
import type * as pb from "@pulumi/pulumi/proto/provider_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Cloud } from "./cloud";
import { CloudError, type Scope } from "./facts";
import { loadRpc, type Rpc } from "./rpc";
import type { Problem } from "./schema/validate";
import { isMap, plainValues, type Values } from "./values";

const NAME_DIGITS = 7;

/** A cloud that the engine takes for the plugin of its provider. */
export interface CloudServer {
    readonly port: number;
    close(): void;
}

/** Serves a cloud to engines, by what `PULUMI_DEBUG_PROVIDERS` names: a port on this machine. */
export async function serveCloud(cloud: Cloud, port = 0): Promise<CloudServer> {
    const rpc = loadRpc();
    const server = new rpc.grpc.Server();
    server.addService(rpc.service.ResourceProviderService, new Provider(cloud, rpc).methods());
    const bound = await new Promise<number>((resolve, reject) => {
        server.bindAsync(`127.0.0.1:${port}`, rpc.grpc.ServerCredentials.createInsecure(), (error, actual) =>
            error ? reject(error) : resolve(actual),
        );
    });
    return { port: bound, close: () => server.forceShutdown() };
}

type Call<Request> = ServerUnaryCall<Request, unknown>;

/** The methods of a Pulumi provider over a cloud. */
class Provider {
    /** Calls do not say which provider instance they are for, but each instance has a connection of its own. */
    readonly #scopes = new Map<string, Scope>();

    constructor(
        private readonly cloud: Cloud,
        private readonly rpc: Rpc,
    ) {}

    methods() {
        const { messages } = this.rpc;
        const empty = () => new this.rpc.empty.Empty();
        return {
            handshake: this.#answer(() => new messages.ProviderHandshakeResponse().setAcceptSecrets(true)),
            attach: this.#answer(empty),
            cancel: this.#answer(empty),
            getPluginInfo: this.#answer(() => new this.rpc.plugin.PluginInfo().setVersion(this.cloud.version)),
            checkConfig: this.#answer((call: Call<pb.CheckRequest>) => this.#checkConfig(call)),
            diffConfig: this.#answer((call: Call<pb.DiffRequest>) => this.#diffConfig(call)),
            configure: this.#answer((call: Call<pb.ConfigureRequest>) => this.#configure(call)),
            invoke: this.#answer((call: Call<pb.InvokeRequest>) => this.#invoke(call)),
            check: this.#answer((call: Call<pb.CheckRequest>) => this.#check(call)),
            diff: this.#answer((call: Call<pb.DiffRequest>) => this.#diff(call)),
            create: this.#answer((call: Call<pb.CreateRequest>) => this.#create(call)),
            read: this.#answer((call: Call<pb.ReadRequest>) => this.#read(call)),
            update: this.#answer((call: Call<pb.UpdateRequest>) => this.#update(call)),
            delete: this.#answer((call: Call<pb.DeleteRequest>) => this.#delete(call)),
        };
    }

    #checkConfig({ request }: Call<pb.CheckRequest>): pb.CheckResponse {
        const response = new this.rpc.messages.CheckResponse().setInputs(request.getNews());
        const refusal = this.#refusalOf(() => this.cloud.facts.scope(plainValues(values(request.getNews()))));
        if (refusal !== undefined) response.addFailures(this.#failure({ path: "", reason: refusal }));
        return response;
    }

    #diffConfig({ request }: Call<pb.DiffRequest>): pb.DiffResponse {
        const scopeOf = (struct: Struct | undefined) =>
            JSON.stringify(this.cloud.facts.scope(plainValues(values(struct))));
        const { DiffChanges } = this.rpc.messages.DiffResponse;
        const response = new this.rpc.messages.DiffResponse();
        const isSame = scopeOf(request.getOldInputs() ?? request.getOlds()) === scopeOf(request.getNews());
        return response.setChanges(isSame ? DiffChanges.DIFF_NONE : DiffChanges.DIFF_SOME);
    }

    #configure(call: Call<pb.ConfigureRequest>): pb.ConfigureResponse {
        this.#scopes.set(call.getPeer(), this.cloud.facts.scope(plainValues(values(call.request.getArgs()))));
        return new this.rpc.messages.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }

    #invoke(call: Call<pb.InvokeRequest>): pb.InvokeResponse {
        const args = values(call.request.getArgs());
        const { result, problems } = this.cloud.invoke(call.request.getTok(), args, this.#scope(call, args));
        const response = new this.rpc.messages.InvokeResponse();
        for (const problem of problems) response.addFailures(this.#failure(problem));
        return result ? response.setReturn(this.#struct(result)) : response;
    }

    #check(call: Call<pb.CheckRequest>): pb.CheckResponse {
        const { request } = call;
        const type = typeOf(request.getUrn());
        const random = digits(request.getRandomseed_asU8());
        const inputs = this.cloud.withName(
            type,
            nameOf(request.getUrn()),
            values(request.getOlds()),
            values(request.getNews()),
            random,
        );
        const response = new this.rpc.messages.CheckResponse().setInputs(this.#struct(inputs));
        for (const problem of this.cloud.problems(type, inputs, this.#scope(call, inputs)))
            response.addFailures(this.#failure(problem));
        return response;
    }

    #diff({ request }: Call<pb.DiffRequest>): pb.DiffResponse {
        const { PropertyDiff, DiffResponse } = this.rpc.messages;
        const { Kind } = PropertyDiff;
        const olds = values(request.getOldInputs() ?? request.getOlds());
        const news = values(request.getNews());
        const { changed, paths, replaces } = this.cloud.difference(typeOf(request.getUrn()), olds, news);
        const ignored = new Set(request.getIgnorechangesList());
        const diffs = changed.filter((name) => !ignored.has(name));
        const response = new DiffResponse()
            .setChanges(diffs.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE)
            .setDiffsList(diffs)
            .setReplacesList(replaces.filter((name) => !ignored.has(name)))
            .setHasdetaileddiff(true);
        for (const name of diffs) {
            const kind = replaces.includes(name) ? Kind.UPDATE_REPLACE : Kind.UPDATE;
            for (const path of paths.get(name) ?? []) {
                response.getDetaileddiffMap().set(path, new PropertyDiff().setKind(kind).setInputdiff(true));
            }
        }
        return response;
    }

    async #create(call: Call<pb.CreateRequest>): Promise<pb.CreateResponse> {
        const { request } = call;
        const type = typeOf(request.getUrn());
        const inputs = values(request.getProperties());
        const response = new this.rpc.messages.CreateResponse();
        if (request.getPreview()) return response.setProperties(this.#struct(this.cloud.planned(type, inputs)));
        const { id, outputs } = await this.cloud.create(
            type,
            nameOf(request.getUrn()),
            inputs,
            this.#scope(call, inputs),
        );
        return response.setId(id).setProperties(this.#struct(outputs));
    }

    #read(call: Call<pb.ReadRequest>): pb.ReadResponse {
        const { request } = call;
        const inputs = request.hasInputs() ? values(request.getInputs()) : undefined;
        const scope = this.#scope(call, inputs ?? values(request.getProperties()));
        const found = this.cloud.read(typeOf(request.getUrn()), request.getId(), scope, inputs);
        const response = new this.rpc.messages.ReadResponse();
        if (!found) return response;
        return response
            .setId(request.getId())
            .setInputs(this.#struct(found.inputs))
            .setProperties(this.#struct(found.outputs));
    }

    async #update(call: Call<pb.UpdateRequest>): Promise<pb.UpdateResponse> {
        const { request } = call;
        const type = typeOf(request.getUrn());
        const news = values(request.getNews());
        const response = new this.rpc.messages.UpdateResponse();
        if (request.getPreview()) {
            return response.setProperties(this.#struct(this.cloud.planned(type, news, values(request.getOlds()))));
        }
        const outputs = await this.cloud.update(type, request.getId(), news, this.#scope(call, news));
        return response.setProperties(this.#struct(outputs));
    }

    async #delete(call: Call<pb.DeleteRequest>): Promise<Empty> {
        const { request } = call;
        const scope = this.#scope(call, values(request.getProperties()));
        const within = request.getTimeout() || undefined;
        await this.cloud.delete(typeOf(request.getUrn()), request.getId(), scope, within);
        return new this.rpc.empty.Empty();
    }

    #scope(call: Call<unknown>, inputs: Values): Scope {
        const scope = this.#scopes.get(call.getPeer());
        if (!scope) throw new CloudError(`the provider of ${call.getPeer()} was never configured`);
        return this.cloud.facts.scopeOf(plainValues(inputs), scope);
    }

    /** The engine looks up values of top-level properties only: the reason says the value itself. */
    #failure({ path, reason }: Problem): pb.CheckFailure {
        return new this.rpc.messages.CheckFailure().setProperty(path).setReason(reason);
    }

    #struct(from: Values): Struct {
        return this.rpc.struct.Struct.fromJavaScript(withoutUndefined(from));
    }

    #refusalOf(attempt: () => unknown): string | undefined {
        try {
            attempt();
            return undefined;
        } catch (error) {
            if (error instanceof CloudError) return error.message;
            throw error;
        }
    }

    #answer<Request, Response>(method: (call: Call<Request>) => Response | Promise<Response>) {
        return (call: Call<Request>, done: sendUnaryData<Response>): void => {
            const answer = async () => method(call);
            answer().then(
                (response) => done(null, response),
                (error: unknown) => done(this.#status(error)),
            );
        };
    }

    #status(error: unknown): Partial<ServiceError> {
        const { status } = this.rpc.grpc;
        if (error instanceof CloudError) return { code: status.FAILED_PRECONDITION, details: error.message };
        return {
            code: status.INTERNAL,
            details: error instanceof Error ? (error.stack ?? error.message) : String(error),
        };
    }
}

function values(struct: Struct | undefined): Values {
    const object = struct?.toJavaScript();
    return isMap(object) ? object : {};
}

/** `urn:pulumi:stack::project::parent$type::name` */
function typeOf(urn: string): string {
    const chain = urn.split("::")[2] ?? "";
    return chain.slice(chain.lastIndexOf("$") + 1);
}

function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

/** As many as providers add to a name; the engine's seed keeps them the same from preview to update. */
function digits(seed: Uint8Array): string {
    const source = seed.length > 0 ? seed : randomBytes(NAME_DIGITS);
    return createHash("sha256").update(source).digest("hex").slice(0, NAME_DIGITS);
}

function withoutUndefined(from: Values): Record<string, JavaScriptValue> {
    return JSON.parse(JSON.stringify(from));
}
