import type { ConnectorService, MachineHost } from "../../../emulator/clouds/machines/machine";

/** A machine that finds all that an App Connector needs. */
export const HOST: MachineHost = {
    cloud: "AWS",
    network: () => "vpc-1",
    zone: ({ zone }) => zone,
    instructions: () => ({ text: 'echo "1|host|key" > /opt/zscaler/var/provision_key' }),
    interfaces: () => 1,
    blocked: () => undefined,
    secret: () => ({ reason: "there is none" }),
};

/** Zscaler where no machine enrols. */
const unreachable = async () => {
    throw new Error("no machine enrols here");
};
export const NO_SERVICE: ConnectorService = {
    signIn: unreachable,
    register: unreachable,
    enrol: unreachable,
    wait: unreachable,
    verified: unreachable,
    gone: unreachable,
    silent: unreachable,
    heard: unreachable,
    forget: unreachable,
};

/** Zscaler, which answers when it is told to. */
export function slowService() {
    const calls: string[] = [];
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
        answer = resolve;
    });
    const service: ConnectorService = {
        signIn: async () => undefined,
        register: async ({ instanceId: id }) => ({ kind: "cloudConnector", id }),
        async enrol({ name }) {
            calls.push(`enrol ${name}`);
            await answered;
            return { kind: "appConnector", id: "7" };
        },
        wait: async ({ name: id }) => ({ kind: "waiting", id, userCode: "ABCDE-12345" }),
        verified: async (connector) => connector,
        async gone({ id }) {
            calls.push(`gone ${id}`);
        },
        async silent({ id }) {
            calls.push(`silent ${id}`);
        },
        async heard({ id }) {
            calls.push(`heard ${id}`);
        },
        async forget({ id }) {
            calls.push(`forget ${id}`);
        },
    };
    return { service, calls, answer };
}

/** Zscaler, which lets every connector in and notes which ones are deleted. */
export function forgettingService() {
    const deleted: string[] = [];
    const service: ConnectorService = {
        ...NO_SERVICE,
        signIn: async () => undefined,
        register: async ({ instanceId: id }) => ({ kind: "cloudConnector", id }),
        gone: async () => undefined,
        forget: async ({ id }) => void deleted.push(id),
    };
    return { service, deleted };
}
