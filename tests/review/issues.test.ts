import { describe, expect, it } from "@jest/globals";
import { keep, markerOf, TRACKERS } from "../../review";
import { onTestFinished } from "../onTestFinished";
import { OWN, StandIn } from "./standIn";

const MARKER = markerOf(["site/dev"], "drift");

describe.each(["github", "gitlab"] as const)("an issue on %s", (product) => {
    async function open() {
        const standIn = await StandIn.open(product);
        onTestFinished(() => standIn.close());
        const tracker = TRACKERS[product]({ get: (name) => standIn.environment[name] });
        const say = (body: string, isOpen = true) => keep(tracker, { marker: MARKER, title: "Drift", body, isOpen });
        return { standIn, say };
    }
    const writes = ({ calls }: StandIn) =>
        calls.filter((call) => !call.startsWith("GET ") && !call.endsWith("/graphql"));

    it("is opened once, kept up to date, closed when there is nothing to do, and opened again", async () => {
        const { standIn, say } = await open();
        expect(await say("none", false)).toBe("there is no issue, and no drift");
        expect(await say("**Drift**\n\n- a\n")).toBe("the issue was created");
        expect(await say("**Drift**\n\n- a\n")).toBe("the issue is there already, unchanged");
        expect(await say("**Drift**\n\n- b\n")).toBe("the issue was updated");
        expect(await say("**No drift**\n", false)).toBe("the issue was closed");
        expect(await say("**No drift**: 1\n", false)).toBe("the issue is there already, unchanged");
        expect(standIn.issues).toMatchObject([{ title: "Drift", body: `${MARKER}\n\n**No drift**`, isOpen: false }]);
        expect(await say("**Drift**\n")).toBe("the issue was opened again");
        expect(standIn.issues).toMatchObject([{ body: `${MARKER}\n\n**Drift**`, isOpen: true }]);
        expect(writes(standIn)).toHaveLength(4);
    });

    it("is found among 2,500, and is not the one of somebody else or of another stack", async () => {
        const { standIn, say } = await open();
        standIn.addIssue(OWN, `${MARKER}\n\nold`);
        standIn.addIssue("somebody else", `${MARKER}\n\nmine`);
        standIn.addIssue(OWN, `${markerOf(["site/production"], "drift")}\n\nother`);
        standIn.addIssue(OWN, `${markerOf(["site/dev"])}\n\na comment`);
        while (standIn.issues.length < 2_500) standIn.addIssue("people", `words ${MARKER}`);
        expect(await say("new")).toBe("the issue was updated");
        expect(standIn.issues).toHaveLength(2_500);
        expect(standIn.issues[0]?.body).toBe(`${MARKER}\n\nnew`);
        expect(standIn.issues[1]?.body).toContain("mine");
    });

    it("that may not be written is an error that names the permission, and nothing is written", async () => {
        const { standIn, say } = await open();
        standIn.mayWrite = false;
        await expect(say("new")).rejects.toThrow(/answered 403 to POST .* Give the token /);
        expect(standIn.issues).toEqual([]);
    });
});
