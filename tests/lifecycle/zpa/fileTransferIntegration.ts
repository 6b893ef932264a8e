import type { Subject } from "../subject";

const SECRETS = { password: "Scan-2027!", apiKey: "k3yOfTheCloud", sandboxApiToken: "tokenOfTheSandbox" };

export const fileTransferIntegration: Subject = {
    type: "zpa:FileTransferIntegration",
    collection: "ziaCloudConfig",
    async remote({ control }) {
        const [integration] = await control.list("ziaCloudConfig");
        if (!integration) throw new Error("the tenant has no file transfer integration");
        return integration;
    },
    declared: { cloud: "zscaler.net", userName: "scan@example.com", ...SECRETS },
    wire: { ziaCloudDomain: "zscaler.net", ziaUsername: "scan@example.com" },
    changes: [
        {
            property: "cloud",
            value: "ZscalerTwo.net",
            wire: { ziaCloudDomain: "zscalertwo.net" },
            outside: { ziaCloudDomain: "zscalerone.net" },
        },
        {
            property: "userName",
            value: "scan2@example.com",
            wire: { ziaUsername: "scan2@example.com" },
            outside: { ziaUsername: "theirs@example.com" },
        },
    ],
    samples: [{ cloud: "zscaler.net", userName: "scan@example.com", ...SECRETS }],
    undeletable: true,
    retained: { ziaCloudDomain: "zscaler.net", ziaUsername: "scan@example.com" },
};
