import * as sample from "../samples";
import type { Subject } from "../subject";

const GROUP = { name: "Branch Lyon", location: "Lyon, France", latitude: "45.764", longitude: "4.8357", enabled: true };

export const provisioningKey: Subject = {
    type: "zpa:ProvisioningKey",
    collection: "provisioningKey",
    async setup(room) {
        const { id } = await room.control.create("appConnectorGroup", GROUP);
        const { id: other } = await room.control.create("appConnectorGroup", { ...GROUP, name: "Branch Paris" });
        return { declared: { group: id }, replacement: { group: other } };
    },
    declared: { name: "Lyon", maxUsage: 2 },
    wire: { maxUsage: "2", enabled: true, exportable: true, enrollmentCertId: "6573", usageCount: "0" },
    coveredElsewhere: ["exportable"],
    changes: [
        { property: "maxUsage", value: 5, wire: { maxUsage: "5" }, outside: { maxUsage: "9" } },
        sample.disabled,
        {
            property: "expiresAt",
            value: "2027-01-31T18:00:00+01:00",
            wire: { expirationInEpochSec: "1801414800" },
            outside: { expirationInEpochSec: "1801418400" },
        },
        {
            property: "allowedSourceAddresses",
            value: ["203.0.113.0/24"],
            wire: { ipAcl: ["203.0.113.0/24"] },
            outside: { ipAcl: ["198.51.100.7"] },
        },
        {
            property: "enrollmentCertificateName",
            value: "Root",
            wire: { enrollmentCertId: "6571" },
            outside: { enrollmentCertId: "6573", enrollmentCertName: "Connector" },
        },
        {
            property: "enrollmentCertificateId",
            value: "6571",
            wire: { enrollmentCertId: "6571" },
            outside: { enrollmentCertId: "6573" },
        },
    ],
    samples: [
        {
            name: "Sample",
            associationType: "AppConnectorGroup",
            group: "5",
            maxUsage: 2,
            enabled: true,
            exportable: false,
            expiresAt: "2027-01-31T18:00:00Z",
            allowedSourceAddresses: sample.addresses,
            enrollmentCertificateName: "Connector",
            microtenantId: "7",
        },
        { name: "Sample", group: "5", maxUsage: 2, enrollmentCertificateId: "6573" },
    ],
};
