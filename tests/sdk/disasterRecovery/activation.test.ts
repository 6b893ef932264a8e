import { beforeEach, describe, expect, it, jest } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import {
    activationRecord,
    DisasterRecoveryActivation,
    type DisasterRecoveryActivationArgs,
    type DnsPublisher,
    type PlanDocument,
} from "../../../sdk/disasterRecovery";
import {
    type ActivationValues,
    activationTarget,
    activationTexts,
} from "../../../sdk/disasterRecovery/activation/facts";
import { planOf } from "../../../sdk/disasterRecovery/plan/fingerprint";
import { pemPair } from "../../pemPair";
import { settled } from "../mockedCloud";
import { samplePlan } from "./samplePlan";
import { Stack } from "./stateOnly";

const keys = pemPair();
const others = pemPair();

class AnyRecord extends pulumi.CustomResource {
    constructor(name: string, inputs: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
        super("dns:index:Record", name, inputs, options);
    }
}
const publisher: DnsPublisher = {
    addresses: (name, { values, ...records }, options) => new AnyRecord(name, { ...records, values }, options),
    texts: (name, { values, ...records }, options) => new AnyRecord(name, { ...records, values }, options),
};

const DOMAIN = "dr.example.com";
const off: DisasterRecoveryActivationArgs = {
    domainName: DOMAIN,
    addresses: ["198.51.100.10"],
    state: "off",
    publicKeyPem: keys.publicKey,
    signing: { kind: "privateKey", privateKey: keys.privateKey },
    publisher,
};
const until = { notAfter: "2027-03-01T06:00:00Z" };
const test = { ...off, ...until, state: "test" } as const;
const on = { ...off, ...until, state: "on", confirmActivation: DOMAIN } as const;

describe("the activation", () => {
    let stack: Stack;
    beforeEach(() => {
        stack = new Stack();
    });
    const up = (args: DisasterRecoveryActivationArgs) => stack.up(() => new DisasterRecoveryActivation("dr", args));

    it("publishes the A records before the TXT records, and guards both", async () => {
        const activation = await up(off);
        expect(stack.declared).toEqual(["dr", "dr-state", "dr-addresses", "dr-texts", "dr-publish-off-before-destroy"]);
        expect(await settled(activation.managementMode)).toBe("dns");
        expect(await settled(activation.addresses)).toEqual(["198.51.100.10"]);
        expect(await settled(activation.ttlSeconds)).toBe(30);
        const texts = await settled(activation.txtValues);
        expect(texts).toEqual(
            (await activationRecord({ domain: DOMAIN, state: "off", signing: off.signing })).txtValues,
        );
    });

    it("goes from off to test, to on, and back to off", async () => {
        for (const each of [off, test, on, on, test, off]) await up(each);
    });

    it("takes domain, addresses, key and TTL of a plan", async () => {
        const { format: _, fingerprint: __, ...content } = samplePlan({ ttlSeconds: 60 });
        const plan = planOf({ ...content, publicKey: { pem: keys.publicKey, fingerprint: "f" } }, 1);
        const { signing } = off;
        const activation = await up({ plan, state: "off", signing, publisher });
        expect(await settled(activation.domainName)).toBe("dr.example.org");
        expect(await settled(activation.addresses)).toEqual(["198.51.100.10", "198.51.100.11"]);
        expect(await settled(activation.ttlSeconds)).toBe(60);
        await expect(up({ plan, state: "off", signing: { kind: "unsigned" }, publisher })).rejects.toThrow(
            "signing is unsigned, and there is a public key",
        );
    });

    it("refuses on before anything was published", async () => {
        await expect(up(on)).rejects.toThrow('the stack has published nothing yet; publish "off" first');
        expect(stack.declared).not.toContain("dr-texts");
    });

    it("refuses on straight after on with other times, and takes it after off", async () => {
        await up(off);
        await up(on);
        const later = { ...on, notAfter: "2027-04-01T06:00:00Z" };
        await expect(up(later)).rejects.toThrow(
            '"on" is published already, or an update began to publish it, with another record; publish "off" or "test"',
        );
        expect(stack.declared).not.toContain("dr-texts");
        await up(off);
        await up(later);
    });

    it("lets addresses change while the state is on: an edge may be lost", async () => {
        await up(off);
        await up(on);
        await up({ ...on, addresses: ["198.51.100.11"] });
    });

    it("refuses another key unless the state is off before and after", async () => {
        const other = {
            publicKeyPem: others.publicKey,
            signing: { kind: "privateKey", privateKey: others.privateKey },
        } as const;
        const reason = 'publicKeyFingerprint changes while the state is not "off" before and after';
        await up(off);
        await expect(up({ ...test, ...other })).rejects.toThrow(reason);
        await up(test);
        await expect(up({ ...off, ...other })).rejects.toThrow(reason);
        await up(off);
        await up({ ...off, ...other });
        await up({ ...test, ...other });
    });

    it("refuses another domain while the state is not off", async () => {
        await up(test);
        await expect(up({ ...off, domainName: "dr2.example.com" })).rejects.toThrow(
            "domainName changes while the state",
        );
    });

    it("refuses a plan that is older than the one published last", async () => {
        const plans = [1, 2].map((revision): PlanDocument => {
            const { format: _, fingerprint: __, ...content } = samplePlan({ ttlSeconds: 30 + revision });
            return planOf(content, revision);
        });
        const { domainName: _, addresses: __, ...args } = off;
        await up({ ...args, plan: plans[1] });
        await expect(up({ ...args, plan: plans[0] })).rejects.toThrow(
            "plan has the revision 1, and 2 was published last; write plan.json again from the plan's stack",
        );
        const forged = plans[0] && { ...plans[0], revision: 2 };
        await expect(up({ ...args, plan: forged })).rejects.toThrow("and another fingerprint");
        await up({ ...args, plan: plans[1] });
    });

    it("does not count as off again after a record of on was not written: the same update goes on, and off ends it", async () => {
        const another = { ...on, notAfter: "2027-04-01T06:00:00Z" };
        for (const record of ["dr-addresses", "dr-texts"]) {
            await up(off);
            stack.failing = record;
            await expect(up(on)).rejects.toThrow(`${record} was not written`);
            expect(stack.declared.at(-1)).toBe(record);
            stack.failing = undefined;
            // Clients may have read the record although the provider did not answer.
            await expect(up(another)).rejects.toThrow(
                'record "on" is published already, or an update began to publish it, with another record; publish "off" or "test" first, and then "on" with the new one',
            );
            await up(on);
            expect(stack.declared).toContain("dr-publish-off-before-destroy");
            await up(off);
            await up(another);
        }
    });

    it("is guarded from the state on, so that a destroy is refused also where a record was not written", async () => {
        const guarded = async (args: DisasterRecoveryActivationArgs) => {
            const names: string[] = [];
            const look = ({ name, opts: { protect } }: pulumi.ResourceTransformationArgs) => {
                if (protect) names.push(name);
                return undefined;
            };
            await stack.up(() => new DisasterRecoveryActivation("dr", args, { transformations: [look] }));
            return names;
        };
        expect(await guarded(off)).toEqual([]);
        expect(await guarded(test)).toEqual(["dr-state", "dr-publish-off-before-destroy"]);
        expect(await guarded(on)).toEqual(["dr-state", "dr-publish-off-before-destroy"]);
    });

    it("warns of private addresses, which clients elsewhere do not reach, unless they are meant", async () => {
        const warn = jest.spyOn(pulumi.log, "warn").mockImplementation(async () => undefined);
        const addresses = ["10.1.2.3", "198.51.100.10", "100.64.0.1", "172.32.0.1"];
        try {
            await up({ ...off, addresses: ["198.51.100.10"] });
            await up({ ...off, addresses, internalOnly: true });
            expect(warn).not.toHaveBeenCalled();
            await up({ ...off, addresses });
            expect(warn.mock.calls.map(([text]) => text)).toEqual([
                "The A records contain private addresses, which clients elsewhere do not reach: 10.1.2.3, 100.64.0.1. Use the addresses at which the service edges are published, or set internalOnly to true.",
            ]);
        } finally {
            warn.mockRestore();
        }
    });

    it("cannot be destroyed while the state is not off, and says what to do", async () => {
        await up(test);
        await expect(stack.remove("dr-publish-off-before-destroy")).rejects.toThrow(
            `the last state published at ${DOMAIN} is "test", and what clients do once the record is gone is not documented; publish "off" first, then destroy`,
        );
        await up(off);
        await stack.remove("dr-publish-off-before-destroy");
        await stack.remove("dr-state");
    });
});

describe("an activation is refused before anything is declared", () => {
    const limits = { dnsProvider: "Any DNS", mostValues: 2, zone: "example.com" };
    const where = { subject: 'DisasterRecoveryActivation "dr"', limits };
    const { publisher: _, addresses: __, ...values } = off;
    const target = (changes: Partial<ActivationValues>, addresses = ["198.51.100.10"]) =>
        activationTarget({ ...values, ...changes }, addresses, where);

    it.each<[string, Partial<ActivationValues>, string[] | undefined, string]>([
        ["without a domain", { domainName: undefined }, undefined, "domainName is missing; set it, or pass the plan"],
        ["with the top of a zone", { domainName: "example.com" }, undefined, "the top of a zone"],
        [
            "with a domain of another zone",
            { domainName: "dr.example.org" },
            undefined,
            'domainName is "dr.example.org", which is not in the zone example.com of Any DNS',
        ],
        [
            "with another domain than the plan",
            { plan: samplePlan() },
            undefined,
            'domainName is "dr.example.com", and the plan is for "dr.example.org"',
        ],
        [
            "for Internet Access alone, with a plan of Private Access",
            { service: "zia", plan: samplePlan(), domainName: "dr.example.org" },
            undefined,
            'service is "zia", and the plan designates objects of Private Access, which would not switch; set it to zpa or all',
        ],
        ["with a private key", { publicKeyPem: keys.privateKey }, undefined, "publicKeyPem holds a private key"],
        [
            "without a signature",
            { signing: { kind: "unsigned" } },
            undefined,
            "signing is unsigned, and there is a public key",
        ],
        ["without addresses", {}, [], "addresses is empty; add the addresses of the Private Service Edges"],
        ["with a name", {}, ["edge.example.com"], 'addresses has "edge.example.com"; set IPv4 addresses'],
        ["with an address twice", {}, ["198.51.100.1", "198.51.100.1"], "addresses has 198.51.100.1 twice; remove one"],
        [
            "with more addresses than the provider takes",
            {},
            ["198.51.100.1", "198.51.100.2", "198.51.100.3"],
            "addresses has 3 values; a record set of Any DNS has at most 2",
        ],
    ])("%s", (_what, changes, addresses, reason) => {
        expect(() => target(changes, addresses)).toThrow(reason);
    });

    const made = (changes: Partial<ActivationValues>) => {
        const all = { ...values, ...changes };
        return activationTexts(all, target(changes), where);
    };

    it("takes an unsigned record although there is a key where the program says so", async () => {
        const { txtValues } = await made({ signing: { kind: "unsigned" }, allowUnsigned: true });
        expect(txtValues).toEqual(["v=1;k=zpa;b=off"]);
    });

    it.each<[string, Partial<ActivationValues>, string]>([
        ["on without confirmation", { ...on, confirmActivation: undefined }, "confirmActivation is missing"],
        ["milliseconds for seconds", { state: "test", notAfter: 1_803_880_800_000 }, "which are milliseconds"],
        ["no end", { state: "test" }, "notAfter is missing"],
        [
            "a signature of another key",
            { signing: { kind: "privateKey", privateKey: others.privateKey } },
            "signing made a record of which the signature is not one of this record by this key",
        ],
        [
            "a pair whose parts disagree",
            {
                signing: {
                    kind: "signed",
                    records: [
                        `v=1;k=zpa;b=off;n=2;p=1;bh=${"A".repeat(172)}`,
                        `v=1;k=zpa;b=on;n=2;p=2;bh=${"A".repeat(172)}`,
                    ],
                },
            },
            "b differs between the two parts (off, on)",
        ],
        [
            "a text of more than 255 bytes",
            {
                signing: {
                    kind: "signed",
                    records: [
                        `v=1;k=zpa;b=off;n=2;p=1;bh=${"A".repeat(300)}`,
                        `v=1;k=zpa;b=off;n=2;p=2;bh=${"A".repeat(44)}`,
                    ],
                },
            },
            "a string of a TXT record has 255 at most",
        ],
    ])("with %s", async (_what, changes, reason) => {
        await expect(made(changes)).rejects.toThrow(reason);
    });
});
