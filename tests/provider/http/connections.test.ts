import { expect, test } from "@jest/globals";
import { Agent } from "undici";
import { agentAlone } from "../../../provider/http/connections";

test("the class that is loaded alone is the one that undici offers", () => {
    expect(agentAlone()).toBe(Agent);
});
