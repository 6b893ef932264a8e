import { runtime } from "@pulumi/pulumi";

/**
 * A process that runs many programs connects to many engines, each at a port that the system chooses. When a port comes round again, gRPC
 * would go on with its broken connection to the engine that had it before, and the program fails with "No connection established". So
 * each client gets connections of its own.
 */
const options: Record<string, unknown>[] = ["grpcChannelOptions", "grpcClientOptions"].map((name) =>
    Reflect.get(runtime, name),
);
for (const each of options) each["grpc.use_local_subchannel_pool"] = 1;
