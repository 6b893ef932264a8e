import { describe, expect, it } from "@jest/globals";
import { temporaryFolder } from "../process";
import {
    type Deployed,
    deploy,
    openAzure,
    READER,
    resourceGroupName,
    SECRETS_OFFICER,
    SECRETS_USER,
    SETTING,
} from "./azureWorld";
import { makeProvisioningKey } from "./openCloud";

describe("machines of a scale set", () => {
    it("spread over its zones, register, and form a group in each, named by network and zone", async () => {
        const opened = await openAzure();
        await deploy(opened);
        const machines = await opened.simulated.machines();
        expect(machines.map(({ zone, console }) => [zone, console])).toEqual([
            ["westeurope-1", ["enrolled"]],
            ["westeurope-2", ["enrolled"]],
        ]);
        const groups = (await opened.control.list("ecgroup")).map(({ name }) => name).sort();
        expect(groups).toEqual(["zs-cc-vnet-workloads-westeurope-1", "zs-cc-vnet-workloads-westeurope-2"]);
    });

    it("come with load within the limits of its autoscale setting, and the capacity of the set follows", async () => {
        const opened = await openAzure();
        const { id } = await deploy(opened);
        await opened.make(SETTING, {
            resourceGroupName,
            targetResourceUri: id,
            enabled: true,
            profiles: [{ name: "load", rules: [], capacity: { minimum: "3", maximum: "4", default: "3" } }],
        });
        const running = async () => (await opened.simulated.machines()).filter(({ state }) => state === "running");
        expect(await running()).toHaveLength(3);
        await opened.simulated.scale(id, 9);
        expect((await running()).map(({ zone }) => zone).sort()).toEqual([
            "westeurope-1",
            "westeurope-1",
            "westeurope-2",
            "westeurope-2",
        ]);
        const set = (await opened.simulated.objects()).find((object) => object.id === id);
        expect(set?.inputs.sku).toEqual({ name: "Standard_D2ds_v5", capacity: 4 });
        await opened.simulated.failZone("westeurope-1");
        expect((await running()).map(({ zone }) => zone)).toEqual(Array.from({ length: 4 }, () => "westeurope-2"));
    });

    it.each<[string, Deployed, RegExp]>([
        [
            "its provisioning URL is wrong",
            {
                provisioningUrl: "connector.zscalerthree.net/api/v1/provUrl?name=none",
            },
            /refused by Zscaler: .*No provisioning URL has the name or id "none"/,
        ],
        [
            "a secret is missing",
            { secrets: ["username", "password"] },
            /SecretNotFound: a secret with the name api-key/,
        ],
        [
            "its identity may not read the secrets",
            { roles: [READER] },
            /Forbidden: the identity id-connectors is not authorized to perform .*getSecret\/action on key vault kv-connectors/,
        ],
        [
            "its identity may not read network interfaces",
            { roles: [SECRETS_USER] },
            /AuthorizationFailed: the identity id-connectors is not authorized to perform Microsoft\.Network\/networkInterfaces\/read/,
        ],
        [
            "the client id is that of another identity",
            { clientId: "0" },
            /ManagedIdentityCredential: no identity of the machine has the client id "0"/,
        ],
        [
            "TCP 443 is closed",
            { outbound: "Deny" },
            /cannot reach Zscaler on TCP 443: the rule out of the network security group connectors denies it/,
        ],
        [
            "the credentials are wrong",
            { password: "guess" },
            /refused by Zscaler: the credentials in the secret are wrong/,
        ],
        ["its custom data is of something else", { customData: "#!/bin/sh\n" }, /no instructions of a connector/],
    ])("stay unregistered when %s, and write why to their console", async (_what, deployed, reason) => {
        const opened = await openAzure();
        await deploy(opened, deployed);
        const machines = await opened.simulated.machines();
        expect(machines).toHaveLength(2);
        for (const { console } of machines) expect(console).toEqual([expect.stringMatching(reason)]);
        expect(await opened.control.list("ecgroup")).toEqual([]);
    });

    it("try again, and register once their identity has its role", async () => {
        const opened = await openAzure();
        const { assign } = await deploy(opened, { roles: [READER] });
        await assign(SECRETS_USER);
        const machines = await opened.simulated.machines();
        expect(machines.map(({ console }) => console.at(-1))).toEqual(["enrolled", "enrolled"]);
        await expect(assign(SECRETS_USER)).rejects.toThrow(/RoleAssignmentExists/);
    });

    it("enroll as App Connectors with the key in their start script", async () => {
        const opened = await openAzure();
        const key = await makeProvisioningKey(opened);
        const customData = `systemctl stop zpa-connector\necho "${key}" > /opt/zscaler/var/provision_key\n`;
        await deploy(opened, { customData, roles: [] });
        const connectors = await opened.control.list("connector");
        expect(connectors.map(({ controlChannelStatus }) => controlChannelStatus)).toEqual([
            "ZPN_STATUS_AUTHENTICATED",
            "ZPN_STATUS_AUTHENTICATED",
        ]);
    });

    it("without a key write the code that they show to a secret, once their identity may", async () => {
        const opened = await openAzure();
        const { simulated } = opened;
        const start = "systemctl start zpa-connector";
        const write = (client: string) =>
            `curl "http://169.254.169.254/metadata?client_id=${client}"\ncurl -sf -X PUT "https://kv-connectors.vault.azure.net/secrets/username?api-version=7.4"\n`;
        const consoles = async () => (await simulated.machines()).map(({ console }) => console);
        const shows = expect.stringMatching(/^shows the user code [A-Z]{5}-\d{5}$/);
        const { assign } = await deploy(opened, {
            customData: (clientId) => `${start}\n${write(clientId)}`,
            roles: [SECRETS_USER],
        });
        const refused =
            "user code not written: Forbidden: the identity id-connectors is not authorized to perform Microsoft.KeyVault/vaults/secrets/setSecret/action on key vault kv-connectors";
        expect(await consoles()).toEqual([0, 1].map(() => [shows, refused]));
        await assign(SECRETS_OFFICER);
        expect((await consoles()).map((lines) => lines.at(-1))).toEqual(
            [0, 1].map(() => "wrote the user code to the secret username"),
        );
        const [[shown = ""] = []] = (await consoles()).slice(-1);
        const secret = (await simulated.objects()).find(({ id }) => id.endsWith("/secrets/username"));
        expect(JSON.stringify(secret?.inputs)).toContain(shown.slice(-11));
        // Azure returns the value to no program.
        expect(JSON.stringify(secret?.outputs)).not.toContain(shown.slice(-11));
    });

    it("are there after a restart, with all else in the cloud", async () => {
        const data = temporaryFolder();
        const first = await openAzure(data);
        const { id } = await deploy(first);
        const before = [await first.simulated.objects(), await first.simulated.machines()];
        await first.close();
        const again = await openAzure(data);
        expect([await again.simulated.objects(), await again.simulated.machines()]).toEqual(before);
        await again.simulated.scale(id, 3);
        expect(await again.simulated.machines()).toHaveLength(3);
    });
});
