import { createRequire } from "node:module";
import type * as Grpc from "@grpc/grpc-js";
import type * as PluginMessages from "@pulumi/pulumi/proto/plugin_pb";
import type * as ProviderService from "@pulumi/pulumi/proto/provider_grpc_pb";
import type * as ProviderMessages from "@pulumi/pulumi/proto/provider_pb";
import type * as EmptyMessages from "google-protobuf/google/protobuf/empty_pb";
import type * as StructMessages from "google-protobuf/google/protobuf/struct_pb";

/** What a provider is spoken to with: it comes with Pulumi's SDK, which the program has. */
export interface Rpc {
    readonly grpc: typeof Grpc;
    readonly service: typeof ProviderService;
    readonly messages: typeof ProviderMessages;
    readonly plugin: typeof PluginMessages;
    readonly struct: typeof StructMessages;
    readonly empty: typeof EmptyMessages;
}

/** Loaded only when a cloud is simulated. Its parts are found from the SDK: only that is sure to see them. */
export function loadRpc(): Rpc {
    const fromSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
    return {
        grpc: fromSdk("@grpc/grpc-js"),
        service: fromSdk("@pulumi/pulumi/proto/provider_grpc_pb"),
        messages: fromSdk("@pulumi/pulumi/proto/provider_pb"),
        plugin: fromSdk("@pulumi/pulumi/proto/plugin_pb"),
        struct: fromSdk("google-protobuf/google/protobuf/struct_pb"),
        empty: fromSdk("google-protobuf/google/protobuf/empty_pb"),
    };
}
