import { describe, expect, it } from "@jest/globals";
import { HOSTS, HostError, label, labelsOf, markerOf, post } from "../../review";
import { onTestFinished } from "../onTestFinished";
import { OWN, StandIn } from "./standIn";

const MARKER = markerOf(["site/dev"]);

describe.each(["github", "gitlab", "azure", "bitbucket"] as const)("a comment on %s", (product) => {
    async function open() {
        const standIn = await StandIn.open(product);
        onTestFinished(() => standIn.close());
        const host = HOSTS[product]({ get: (name) => standIn.environment[name] });
        return { standIn, say: (text: string) => post(host, MARKER, text) };
    }
    const writes = ({ calls }: StandIn) =>
        calls.filter((call) => !call.startsWith("GET ") && !call.endsWith("/graphql"));

    it("is created once, edited in its place, and left alone while nothing changes", async () => {
        const { standIn, say } = await open();
        expect(await say("**Safe**\n\n- a\n")).toBe("created");
        expect(await say("**Safe**\n\n- a\n")).toBe("unchanged");
        expect(await say("**Cuts off**\n")).toBe("updated");
        expect(await say("**Cuts off**\n")).toBe("unchanged");
        expect(standIn.comments.map(({ body }) => body)).toEqual([`${MARKER}\n\n**Cuts off**`]);
        expect(writes(standIn)).toHaveLength(2);
    });

    it("is found among 2,500, and is not the one of somebody else or of another stack", async () => {
        const { standIn, say } = await open();
        standIn.add("somebody else", `${MARKER}\n\nmine`);
        standIn.add(OWN, `${markerOf(["site/production"])}\n\nother`);
        while (standIn.comments.length < 2_499) standIn.add("people", `words ${MARKER}`);
        standIn.add(OWN, `${MARKER}\n\nold`);
        expect(await say("new")).toBe("updated");
        expect(standIn.comments).toHaveLength(2_500);
        expect(standIn.comments.at(-1)?.body).toBe(`${MARKER}\n\nnew`);
        expect(standIn.comments[0]?.body).toContain("mine");
    });

    it("that may not be written is an error that names the permission, and nothing is written", async () => {
        const { standIn, say } = await open();
        standIn.mayWrite = false;
        await expect(say("new")).rejects.toThrow(
            /answered 403 to POST .*: .*not accessible by integration.* Give the token /,
        );
        expect(standIn.comments).toEqual([]);
    });

    it("on a pull request that is deleted is an error that says so, and nothing is written", async () => {
        const { standIn, say } = await open();
        standIn.exists = false;
        await expect(say("new")).rejects.toThrow(
            /answered 404 to .* Check that the pull request still exists, and give /,
        );
        expect(standIn.comments).toEqual([]);
    });

    it("that somebody has edited is written again", async () => {
        const { standIn, say } = await open();
        await say("**Cuts off**");
        const [comment] = standIn.comments;
        if (comment) comment.body = `${MARKER}\n\n**Safe**`;
        expect(await say("**Cuts off**")).toBe("updated");
        expect(standIn.comments.map(({ body }) => body)).toEqual([`${MARKER}\n\n**Cuts off**`]);
    });

    it("outside of a pull request is an error that says how to name one", () => {
        const variables: Record<string, string> = { SYSTEM_COLLECTIONURI: "http://localhost/o/" };
        const get = (name: string) =>
            /PR_ID|IID|PULLREQUESTID|GITHUB_REF|_URL$/.test(name) ? undefined : (variables[name] ?? "x");
        expect(() => HOSTS[product]({ get })).toThrow("pass its number with --pull-request.");
        expect(() => HOSTS[product]({ get, pullRequest: "7" })).not.toThrow();
    });
});

describe.each(["github", "gitlab", "azure"] as const)("labels on %s", (product) => {
    async function open() {
        const standIn = await StandIn.open(product);
        onTestFinished(() => standIn.close());
        return { standIn, labels: labelsOf(HOSTS[product]({ get: (name) => standIn.environment[name] })) };
    }
    const writes = ({ calls }: StandIn) => calls.filter((call) => !call.startsWith("GET ")).length;

    it("say the verdict: one takes the place of the other, and those of others stay", async () => {
        const { standIn, labels } = await open();
        standIn.labels = ["bug", "zscaler: later", "Zscaler: Safe", "staging: safe"];
        await label(labels, "zscaler", "cuts off");
        expect(standIn.labels).toEqual(["bug", "zscaler: later", "staging: safe", "zscaler: cuts off"]);
        await label(labels, "zscaler", "preview failed");
        expect(standIn.labels).toEqual(["bug", "zscaler: later", "staging: safe", "zscaler: preview failed"]);
    });

    it("are not written while the verdict stays the same", async () => {
        const { standIn, labels } = await open();
        await label(labels, "zscaler", "safe");
        const before = writes(standIn);
        await label(labels, "zscaler", "safe");
        expect(writes(standIn)).toBe(before);
    });

    it("that may not be written are an error that names the permission", async () => {
        const { standIn, labels } = await open();
        standIn.mayWrite = false;
        await expect(label(labels, "zscaler", "safe")).rejects.toThrow(/answered 403 to .* Give the token /);
    });
});

it("labels on Bitbucket, which has none on pull requests, are an error", () => {
    const host = HOSTS.bitbucket({ get: () => "7" });
    expect(() => labelsOf(host)).toThrow(
        new HostError("Bitbucket has no labels on pull requests; leave out --labels."),
    );
});

it("a host that leads to another host does not get the token there", async () => {
    const [standIn, stranger] = [await StandIn.open("bitbucket"), await StandIn.open("bitbucket")];
    onTestFinished(() => standIn.close());
    onTestFinished(() => stranger.close());
    for (let number = 0; number < 150; number++) standIn.add("people", "words");
    const host = HOSTS.bitbucket({ get: (name) => standIn.environment[name] });
    standIn.leadTo(stranger);
    await expect(post(host, MARKER, "new")).rejects.toThrow("refers to http://127.0.0.1");
    expect(stranger.calls).toEqual([]);
});

it("a host that does not answer is an error that says what to do", async () => {
    const standIn = await StandIn.open("github");
    standIn.close();
    const host = HOSTS.github({ get: (name) => standIn.environment[name] });
    await expect(post(host, MARKER, "new")).rejects.toThrow(
        /^GitHub cannot be reached \(.*\)\. Run the command again\.$/,
    );
});
