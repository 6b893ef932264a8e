import { type CloudName, startEmulator, type WireObject } from "../../../emulator";
import { onTestFinished } from "../../onTestFinished";

/**
 * An emulator with one cloud, and a hand in it.
 *
 * @param config of the provider whose objects `make` makes
 * @param data keeps the tenant and the cloud; @default in memory
 */
export async function openCloud(name: CloudName, config: WireObject, data?: string) {
    const emulator = await startEmulator({ clouds: [name], program: __dirname, ...(data !== undefined && { data }) });
    let closing: Promise<void> | undefined;
    const close = () => {
        closing ??= emulator.close();
        return closing;
    };
    onTestFinished(close);
    const { control } = emulator;
    const simulated = control[name];
    const make = async (type: string, inputs: WireObject, called = "one") => {
        const made = await simulated.create({ type, name: called, inputs, config });
        return made.id;
    };
    return { emulator, close, simulated, control, make };
}

export type Opened = Awaited<ReturnType<typeof openCloud>>;

/** A provisioning URL for auto scaling in the tenant, as machines are started with one. */
export async function makeProvisioningUrl({ control }: Opened, cloudProviderType: "AWS" | "AZURE" | "GCP") {
    const template = await control.create("locationTemplate", {
        name: "Workloads",
        template: { templatePrefix: "Workloads" },
    });
    const name = cloudProviderType.toLowerCase();
    await control.create("provUrl", {
        name,
        provUrlData: {
            locationTemplate: { id: Number(template.id) },
            cloudProviderType,
            autoScaleDetails: { autoScale: true },
        },
    });
    return `connector.zscalerthree.net/api/v1/provUrl?name=${name}`;
}

/** A provisioning key for two App Connectors. */
export async function makeProvisioningKey({ control }: Opened): Promise<string> {
    const group = await control.create("appConnectorGroup", {
        name: "Payroll",
        location: "Lyon",
        latitude: "45",
        longitude: "4",
    });
    const key = await control.create("provisioningKey", {
        name: "payroll",
        maxUsage: "2",
        zcomponentId: group.id,
        enrollmentCertId: "6573",
        associationType: "CONNECTOR_GRP",
    });
    return String(key.provisioningKey);
}
