import * as sample from "../samples";
import type { Subject } from "../subject";

export const applicationServer: Subject = {
    type: "zpa:ApplicationServer",
    collection: "server",
    async setup({ control }) {
        const microtenant = await control.create("microtenants", { name: "Madrid", enabled: true });
        return { replacement: { microtenantId: microtenant.id } };
    },
    declared: { name: "web", address: "10.1.0.10" },
    wire: { enabled: true, address: "10.1.0.10" },
    changes: [
        sample.described,
        sample.disabled,
        {
            property: "address",
            value: "Web.Example.com",
            wire: { address: "web.example.com" },
            outside: { address: "10.1.0.99" },
        },
    ],
    samples: [{ ...sample.names, enabled: true, address: "web.example.com", microtenantId: "7", detachOnDelete: true }],
};
