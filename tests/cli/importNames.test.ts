import { describe, expect, it } from "@jest/globals";
import { wantedIn } from "../../cli/importNames";
import { namesFor } from "../../sdk/resourceNames";

const GROUP = "zpa:AppConnectorGroup";
const SERVERS = "zpa:ServerGroup";

describe("what an import is asked for", () => {
    it("is as many names and ids as follow a type, and other types behind them", () => {
        const words = [GROUP, "lyon", "1", "paris", "7/2", `pulumi-nodejs:dynamic/${SERVERS}`, "shared", "3"];
        expect(wantedIn(words, false)).toEqual([
            { type: GROUP, name: "lyon", reference: "1" },
            { type: GROUP, name: "paris", reference: "7/2" },
            { type: SERVERS, name: "shared", reference: "3" },
        ]);
        expect(wantedIn([GROUP, SERVERS], true)).toEqual([{ type: GROUP }, { type: SERVERS }]);
        // A type without its module is one that the provider knows better.
        expect(wantedIn(["ServerGroup", "shared", "3"], false)).toEqual([
            { type: "ServerGroup", name: "shared", reference: "3" },
        ]);
    });

    it.each([
        [[GROUP], "zpa:AppConnectorGroup must be followed by a name and an id"],
        [[GROUP, SERVERS, "shared", "3"], "zpa:AppConnectorGroup must be followed by a name and an id"],
        [[GROUP, "lyon"], "zpa:AppConnectorGroup lyon must be followed by an id"],
        [[GROUP, "lyon", SERVERS, "shared", "3"], "zpa:AppConnectorGroup lyon must be followed by an id"],
        [[GROUP, "lyon", "1", "lyon", "2"], "zpa:AppConnectorGroup lyon is listed twice"],
    ])("says of %j what is missing", (words, reason) => {
        expect(() => wantedIn(words, false)).toThrow(reason);
    });

    it("names resources after their objects, each another way", () => {
        expect(namesFor(["Branch Lyon", "branch/lyon", "Zürich (ZH)", "東京", "???", "!"])).toEqual([
            ...["branch-lyon", "branch-lyon-2", "zürich-zh", "東京", "unnamed", "unnamed-2"],
        ]);
    });
});
