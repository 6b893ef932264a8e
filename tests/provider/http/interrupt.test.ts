import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { InterruptedError } from "../../../provider/http/errors/errors";
import { Shutdown } from "../../../provider/http/shutdown";
import { onTestFinished } from "../../onTestFinished";
import { until } from "../../until";
import { type Answers, clientOf, failureOf, json, Lines, type Service, startService } from "./support/service";

const read = { method: "GET", path: "/zpa/x", operation: 'read group "Lyon"' } as const;
const write = { method: "POST", path: "/zpa/x", body: {}, operation: 'create group "Lyon"' } as const;

describe("after an interruption", () => {
    test("nothing starts any more", async () => {
        const service = await startService((_, response) => json(response, 200, {}));
        const interruption = new Shutdown();
        const client = clientOf(service, {}, { interruption });
        interruption.interrupt();
        const error = await failureOf(client.request(write), InterruptedError);
        expect(error.message).toBe(
            'Cannot create group "Lyon": the run was stopped before the operation completed; nothing was changed. Run again. [interrupted]',
        );
        expect(error.ambiguous).toBe(false);
        expect([...service.calls, ...service.signIns]).toHaveLength(0);
    });

    test("who waits in the queue, for a token, or to repeat a call stops waiting", async () => {
        const interruption = new Shutdown();
        const queued = await startService((_, response) => json(response, 200, {}));
        const queueing = clientOf(queued, { writesPer10Seconds: 1 }, { interruption });
        await queueing.request(write);
        const mute = await startService(read404, () => undefined);
        const failing = await startService((_, response) => json(response, 503, undefined, { "retry-after": "20" }));
        const calls = [
            failureOf(queueing.request(write), InterruptedError),
            failureOf(clientOf(mute, {}, { interruption }).request(read), InterruptedError),
            failureOf(clientOf(failing, {}, { interruption }).request(read), InterruptedError),
        ];
        await until(() => mute.signIns.length + failing.calls.length === 2);
        interruption.interrupt();
        for (const error of await Promise.all(calls)) {
            expect(error.ambiguous).toBe(false);
        }
        await interruption.idle();
        expect(queued.calls).toHaveLength(1);
    });

    test("a read that was sent is given up at once, even if its answer is on the way", async () => {
        const interruption = new Shutdown();
        let answer = () => {};
        const service = await startService((_, response) => {
            answer = () => json(response, 200, {});
        });
        const reading = failureOf(clientOf(service, {}, { interruption }).request(read), InterruptedError);
        await until(() => service.calls.length === 1);
        interruption.interrupt();
        answer();
        expect((await reading).ambiguous).toBe(false);
    });

    test("a write that was sent may still be answered, and the log says that it was carried out", async () => {
        const interruption = new Shutdown();
        const log = new Lines();
        let answer = () => {};
        const service = await startService((_, response) => {
            answer = () => json(response, 201, { id: "1" });
        });
        const writing = clientOf(service, {}, { interruption, log }).request(write);
        await until(() => service.calls.length === 1);
        interruption.interrupt();
        answer();
        expect((await writing).body).toEqual({ id: "1" });
        expect(log.infos).toEqual(['the run was stopped after this operation completed: create group "Lyon"']);
    });

    test("a write that was refused is not sent again", async () => {
        const interruption = new Shutdown();
        let answer = () => {};
        const service = await startService((_, response) => {
            answer = () => json(response, 429, undefined, { "retry-after": "0" });
        });
        const writing = failureOf(clientOf(service, {}, { interruption }).request(write), InterruptedError);
        await until(() => service.calls.length === 1);
        interruption.interrupt();
        answer();
        expect((await writing).ambiguous).toBe(false);
        expect(service.calls).toHaveLength(1);
    });
});

test("a write that may have been carried out is not said to have changed nothing when it is stopped before it is sent again", async () => {
    const interruption = new Shutdown();
    const service = await startService((_, response) => json(response, 503, undefined, { "retry-after": "20" }));
    const log = new Lines();
    const client = clientOf(service, {}, { interruption, log });
    const deleting = failureOf(client.request({ ...write, method: "DELETE" }), InterruptedError);
    await until(() => log.infos.length === 1);
    interruption.interrupt();
    const error = await deleting;
    expect(error.ambiguous).toBe(true);
    expect(error.message).toContain("It is unknown whether the service made the change");
});

describe("the provider's process", () => {
    test("with nothing under way ends at once when it is asked to, as at the end of every run", async () => {
        const service = await startService((_, response) => json(response, 200, {}));
        const run = await start(service);
        expect(await run.stop("SIGINT")).toEqual({ code: 130, signal: null });
        const another = await start(service);
        expect(await another.stop("SIGTERM")).toEqual({ code: 143, signal: null });
    });

    test("waits for the answer to a write that was sent, and says what was not done", async () => {
        let answer = () => {};
        const service = await startService((arrival, response) => {
            answer = () => json(response, 201, {});
            if (arrival.method === "GET") answer();
        });
        const run = await start(service, "POST", "PUT");
        await until(() => service.calls.length === 2);
        const ending = run.stop("SIGINT");
        await until(() => run.output().includes("interrupted"));
        answer();
        expect(await ending).toEqual({ code: 130, signal: null });
        expect(run.output().split("\n")).toEqual([
            "ready",
            "interrupted: Cannot do PUT 1: the run was stopped before the operation completed; nothing was changed. Run again. [interrupted]",
            "POST 0: 201",
            "",
        ]);
        expect(run.errors()).toContain("the run was stopped after this operation completed: do POST 0");
    });

    test("is gone before the engine kills it, and leaves no write unexplained that was never answered", async () => {
        const service = await startService((arrival, response) => {
            if (arrival.method === "GET") json(response, 200, {});
        });
        const run = await start(service, "POST");
        await until(() => service.calls.length === 2);
        expect(await run.stop("SIGINT")).toEqual({ code: 130, signal: null });
        const sentence =
            "Cannot do POST 0: the run was stopped after the request was sent, before the response arrived. " +
            "It is unknown whether the service made the change. Check whether the change was made before you run again.";
        expect(run.output()).toContain(`interrupted: ${sentence}`);
        expect(run.errors()).toContain(sentence);
    });
});

const read404: Answers = (_, response) => json(response, 404);

/** Starts the process and waits until it is at work; `stop` ends it as the engine does. */
async function start(service: Service, ...methods: string[]) {
    const script = join(__dirname, "support", "stoppable.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, service.url, ...methods], { stdio: "pipe" });
    onTestFinished(() => void child.kill("SIGKILL"));
    const [output, errors] = [collect(child.stdout), collect(child.stderr)];
    await until(() => output().includes("ready") || child.exitCode !== null);
    expect(errors()).toBe("");
    return { output, errors, stop: (signal: NodeJS.Signals) => stop(child, signal) };
}

function collect(stream: NodeJS.ReadableStream): () => string {
    let text = "";
    stream.on("data", (chunk) => (text += chunk));
    return () => text;
}

/** The engine asks, and five seconds later it kills. */
function stop(child: ChildProcess, signal: NodeJS.Signals) {
    return new Promise((resolve) => {
        const kill = setTimeout(() => child.kill("SIGKILL"), 5_000);
        child.on("close", (code, signal) => {
            clearTimeout(kill);
            resolve({ code, signal });
        });
        child.kill(signal);
    });
}
