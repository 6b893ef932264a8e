import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { cloudConnectorRoutes, controlRoutes, definitions, zpaRoutes } from "./catalog";
import { ClientConnectorGateway } from "./clientConnector/gateway";
import { CloudGateway } from "./cloudConnector/api/gateway";
import { type CloudName, Clouds } from "./clouds/clouds";
import { isRecordSet } from "./clouds/recordSets";
import { cloudRoutes } from "./clouds/routes";
import { connectorService } from "./clouds/service";
import { EmulatorControl } from "./control/client";
import { checkedPublicKey } from "./control/identity";
import { createControl } from "./control/routes";
import { Tenant } from "./core/tenant";
import { DnsServer } from "./disasterRecovery/dnsServer";
import { setCloudRecords } from "./disasterRecovery/zone";
import { CONSOLE_PATH, type Console, type ConsoleAccess, consoleReply } from "./server/console";
import { Faults } from "./server/faults";
import { Gateway } from "./server/gateway";
import { Limits } from "./server/limits";
import { Outage } from "./server/outage";
import { RequestLog } from "./server/requestLog";
import { closeServer, createBackend } from "./server/server";
import { Tokens } from "./server/tokens";
import { parseSwitches, type Switches } from "./switches";

/** How to start an emulator. */
export interface EmulatorOptions {
    /** Port to listen on; 0 takes a free one. @default 0 */
    readonly port?: number;
    /** The emulator listens on this machine only. @default "127.0.0.1" */
    readonly host?: "127.0.0.1";
    /** Folder the tenant is kept in; created when missing. @default in memory */
    readonly data?: string;
    /** Behaviours that are unknown or differ between tenants; kept with the tenant. @default see `emulator switches` */
    readonly switches?: Partial<Switches>;
    /** PEM text of the RSA public key that verifies the client's signed assertions. @default none is accepted */
    readonly publicKey?: string;
    /** Clouds to simulate, whose machines enrol in this tenant. @default none */
    readonly clouds?: readonly CloudName[];
    /** Folder of the program, which has the SDKs of the clouds. @default the current folder */
    readonly program?: string;
    /** What people see of the tenant in a browser; called once, when the emulator listens. @default none @internal */
    readonly console?: (access: ConsoleAccess) => Console;
}

/** A running emulator: where it is, and what opens it. */
export interface Emulator {
    /** Base URL of all hosts of the service: token endpoint and API. */
    readonly url: string;
    readonly vanityDomain: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly customerId: string;
    /** Who signs in to the legacy hosts of Cloud & Branch Connector, as connectors themselves do. */
    readonly connectorUsername: string;
    readonly connectorPassword: string;
    readonly connectorApiKey: string;
    /** Base URL of the control API. */
    readonly controlUrl: string;
    readonly controlToken: string;
    /** Address and port of the DNS server that answers for the names of the control API and of simulated clouds. */
    readonly dnsServer: string;
    /** The control API as methods. */
    readonly control: EmulatorControl;
    /** Value of `PULUMI_DEBUG_PROVIDERS` for the simulated clouds; `undefined` if there are none. */
    readonly debugProviders?: string;
    /** Link to the console, with the control token in its fragment; `undefined` if there is none. @internal */
    readonly consoleUrl?: string;
    /** Lets answers under way finish for a moment, stores everything and stops. */
    close(): Promise<void>;
}

/**
 * Starts the management backend on this machine.
 *
 * @throws {DataFolderError} when the folder is in use, damaged, not an emulator's, or open to other users for good.
 * @throws {RangeError} for an unknown switch or a value it does not allow, and for a cloud whose SDK is not installed.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
    const switches = parseSwitches(options.switches ?? {});
    const publicKey = options.publicKey === undefined ? undefined : checkedPublicKey(options.publicKey);
    const tokens = new Tokens();
    const kept = new Map<string, unknown>();
    const tenant = await Tenant.open({ folder: options.data, definitions, switches, publicKey }, (key, value) =>
        key.startsWith("cloud/") ? kept.set(key, value) : tokens.restore(key, value),
    );
    const faults = new Faults();
    const requestLog = new RequestLog();
    let shown: Console | undefined;
    const outage = new Outage();
    const server = createBackend({
        tenant,
        faults,
        requestLog,
        outage,
        products: [
            new CloudGateway(tenant, tokens, cloudConnectorRoutes),
            new ClientConnectorGateway(tenant, tokens),
            new Gateway(tenant, tokens, new Limits(tenant.switches), zpaRoutes),
        ],
        control: createControl({ tenant, tokens, faults, requestLog, outage, passed: () => clouds.settle() }, [
            ...controlRoutes,
            ...cloudRoutes(() => clouds),
        ]),
        console: options.console && ((request) => consoleReply(shown, request, tenant.identity.controlToken)),
    });
    const url = await listen(server, options.port ?? 0, options.host ?? "127.0.0.1").catch(async (error: unknown) => {
        await tenant.store.close();
        throw error;
    });
    const dns = await DnsServer.start(tenant);
    const { vanityDomain, clientId, clientSecret, customerId, controlToken } = tenant.identity;
    const { connectorUsername, connectorPassword, connectorApiKey } = tenant.identity;
    const controlUrl = `${url}/control/v1`;
    const control = new EmulatorControl({ controlUrl, controlToken });
    const stop = async () => {
        await Promise.all([closeServer(server), dns.close()]);
        await tenant.store.close();
    };
    const clouds = await Clouds.start({
        names: options.clouds ?? [],
        program: options.program ?? process.cwd(),
        service: connectorService(control, tenant.identity),
        now: () => tenant.clock.now(),
        save(key, value) {
            tenant.store.set(key, value);
            if (isRecordSet(key)) setCloudRecords(tenant, clouds.recordSets());
        },
        kept,
    }).catch(async (error: unknown) => {
        await stop();
        throw error;
    });
    shown = options.console?.({
        url,
        vanityDomain,
        clientId,
        customerId,
        control,
        clientSecret: () => tenant.identity.clientSecret,
    });
    return {
        url,
        vanityDomain,
        clientId,
        clientSecret,
        customerId,
        connectorUsername,
        connectorPassword,
        connectorApiKey,
        controlUrl,
        controlToken,
        dnsServer: dns.address,
        control,
        ...(clouds.debugProviders !== "" && { debugProviders: clouds.debugProviders }),
        ...(options.console && { consoleUrl: `${url}${CONSOLE_PATH}#token=${controlToken}` }),
        async close() {
            clouds.close();
            await stop();
        },
    };
}

function listen(server: Server, port: number, host: string): Promise<string> {
    return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
            server.off("error", reject);
            const address = server.address() as AddressInfo;
            resolve(`http://${host}:${address.port}`);
        });
    });
}
