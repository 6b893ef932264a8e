import { expect, it } from "@jest/globals";
import type { EmulatorControl } from "pulumi-zscaler/emulator";
import type { Values } from "../../../provider/contract/values";
import { definitionOf } from "../../../provider/definitionOf";
import { create, update } from "../../../provider/lifecycle/lifecycle";
import { Connected } from "../connected";

const PLACE = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };
const GROUP = { name: "Theirs", enabled: true, ...PLACE, latitude: "45.764", longitude: "4.8357" };

type Declared = (control: EmulatorControl) => Promise<Values>;
const group: Declared = async () => ({ name: "Lyon", ...PLACE });
const controllers: Declared = async () => ({ name: "Lyon", ...PLACE, countryCode: "FR" });
const key: Declared = async (control) => ({
    name: "Lyon",
    maxUsage: 1,
    group: (await control.create("appConnectorGroup", GROUP)).id,
});

const CONNECTOR = "6573";
const SERVICE_EDGE = "6574";

it.each([
    ["zpa:AppConnectorGroup", "appConnectorGroup", group, "signingCertificate", CONNECTOR],
    ["zpa:ServiceEdgeGroup", "serviceEdgeGroup", group, "signingCertificate", SERVICE_EDGE],
    ["zpa:PrivateCloudControllerGroup", "privateCloudControllerGroup", controllers, "signingCertificate", CONNECTOR],
    ["zpa:ProvisioningKey", "provisioningKey", key, "enrollmentCertificate", CONNECTOR],
])("%s returns to the default certificate when the program no longer names one, by name or by id", async (...row) => {
    const [type, collection, declaredIn, property, byDefault] = row;
    const definition = definitionOf(type);
    const connected = await Connected.to(definition, { featureFlags: "feature.ddil.config" });
    try {
        const { control } = connected.emulator;
        const declared = await declaredIn(control);
        const plain = connected.checked(declared);
        for (const named of [{ [`${property}Name`]: "Root" }, { [`${property}Id`]: "6571" }]) {
            const inputs = connected.checked({ ...declared, ...named, name: Object.keys(named)[0] });
            const { id, outputs } = await create({ definition, backend: connected.backend }, { inputs });
            const certificate = async () => {
                const { enrollmentCertId, signingCertId } = await control.get(collection, id);
                return signingCertId ?? enrollmentCertId;
            };
            expect(await certificate()).toBe("6571");
            await update(
                { definition, backend: connected.backend },
                { id, olds: outputs, inputs: { ...plain, name: inputs.name } },
            );
            expect(await certificate()).toBe(byDefault);
        }
    } finally {
        await connected.close();
    }
});
