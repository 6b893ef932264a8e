import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";

const SCRIPT = path.join(__dirname, "warmProvider.cjs");

/** An engine that nobody ends early writes the state once. After each step, as it does for users, takes a third of its time. */
const LASTS_TO_ITS_END = { PULUMI_SKIP_CHECKPOINTS: "true" };

interface Message {
    port?: number;
    begun?: true;
    told?: string;
    ended?: true;
}

/**
 * A process in which the engine runs the provider, lent to one operation after the other: starting one takes longer than most operations.
 * They end with the test file.
 */
export class WarmProvider {
    private static readonly idle: WarmProvider[] = [];
    private readonly child: ChildProcess;
    private hears: (message: Message) => void = () => undefined;
    private tell: (text: string) => void = () => undefined;
    private port = 0;

    private constructor() {
        this.child = fork(SCRIPT, { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
        this.child.on("message", (message: Message) => {
            if (message.told === undefined) this.hears(message);
            else this.tell(message.told);
        });
    }

    /**
     * Lends a process to one operation, whose engine finds it by `engineVariables`.
     *
     * @param variables those of the engine
     * @param folder that of the program
     * @param tell called with what the provider writes to its standard error
     */
    static async lend(
        variables: NodeJS.ProcessEnv,
        folder: string,
        tell: (text: string) => void,
    ): Promise<WarmProvider> {
        const one = WarmProvider.idle.pop() ?? (await WarmProvider.start());
        one.tell = tell;
        const begun = await one.ask({ begin: { variables, folder } }, "begun");
        // One that a failed test has started was ended with that test.
        return begun ? one : WarmProvider.lend(variables, folder, tell);
    }

    private static async start(): Promise<WarmProvider> {
        const one = new WarmProvider();
        const ready = await one.next("port");
        if (!ready) throw new Error("the process for the provider has ended before it was ready");
        one.port = Number(ready.port);
        return one;
    }

    /** Variables by which an engine finds this process, and the providers that its own variables name. */
    engineVariables({ PULUMI_DEBUG_PROVIDERS: others }: NodeJS.ProcessEnv): Record<string, string> {
        return {
            ...LASTS_TO_ITS_END,
            PULUMI_DEBUG_PROVIDERS: [others, `pulumi-nodejs:${this.port}`].filter(Boolean).join(","),
        };
    }

    /** When the engine has ended. Resolves when the provider would have. */
    async giveBack(): Promise<void> {
        if (await this.ask({ end: true }, "ended")) WarmProvider.idle.push(this);
    }

    private ask(message: object, answer: keyof Message): Promise<Message | undefined> {
        const answered = this.next(answer);
        // Whether it arrived shows in the answer.
        this.child.send(message, () => undefined);
        return answered;
    }

    /** @returns what the process says next, nothing when it has ended */
    private next(answer: keyof Message): Promise<Message | undefined> {
        return new Promise((resolve) => {
            const gone = () => resolve(undefined);
            if (!this.child.connected) return gone();
            this.child.once("exit", gone);
            this.hears = (message) => {
                if (!(answer in message)) return;
                this.child.off("exit", gone);
                resolve(message);
            };
        });
    }
}
