import { Agent, request as httpRequest } from "node:http";
import { expect, test } from "@jest/globals";
import { onTestFinished } from "../onTestFinished";
import { openCloud } from "./cloudConnector/session";
import { openSession, type Session } from "./session";

const GROUPS = "v1/segmentGroup";
/** JSON that holds one half of a character. */
const HALF = '{"name":"a\\ud800b"}';

/** Sends a body of that size over a connection that is used again. */
function post(session: Session, agent: Agent, bytes: number): Promise<number | undefined> {
    const { url, customerId } = session.emulator;
    return new Promise((resolve, reject) => {
        const request = httpRequest(
            `${url}/zpa/mgmtconfig/v1/admin/customers/${customerId}/segmentGroup`,
            {
                agent,
                method: "POST",
                headers: {
                    authorization: `Bearer ${session.token}`,
                    "content-type": "application/json",
                    "content-length": bytes,
                },
            },
            (response) => response.resume().on("end", () => resolve(response.statusCode)),
        );
        request.on("error", reject);
        request.end(Buffer.alloc(bytes, " "));
    });
}

test("a body that is too large is refused, and the connection serves the next request", async () => {
    const session = await openSession();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    expect(await post(session, agent, 9 * 1024 * 1024)).toBe(413);
    expect(await post(session, agent, 2)).toBe(400);
    expect(await post(session, agent, 9 * 1024 * 1024)).toBe(413);
});

test("a text that is not valid Unicode is refused everywhere, and lists stay readable", async () => {
    const session = await openSession();
    const refusal = { status: 400, body: { id: "bad.request", reason: expect.stringContaining("Unicode") } };
    expect(await session.post(GROUPS, HALF)).toMatchObject(refusal);
    expect(await session.post(GROUPS, '{"name":"a","description":["\\udc00"]}')).toMatchObject(refusal);
    await expect(session.control.create("segmentGroup", { name: "a\ud800b" })).rejects.toThrow("Unicode");
    const whole = await session.post(GROUPS, '{"name":"\\ud83d\\ude00 \\\\ud800"}');
    expect([whole.status, whole.body.name]).toEqual([201, "😀 \\ud800"]);
    expect((await session.get(GROUPS)).body.list).toHaveLength(1);
});

test("a provisioning URL is refused such a name, and its list stays readable", async () => {
    const session = await openCloud();
    expect((await session.post("provUrl", HALF)).status).toBe(400);
    expect((await session.get("provUrl")).status).toBe(200);
});
