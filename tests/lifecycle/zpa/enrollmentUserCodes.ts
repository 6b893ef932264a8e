import { LYON_ON_THE_WIRE } from "../../engine/programs";
import type { Subject } from "../subject";

const CERTIFIED = { ...LYON_ON_THE_WIRE, enrollmentCertId: "6573" };

export const enrollmentUserCodes: Subject = {
    type: "zpa:EnrollmentUserCodes",
    collection: "machine",
    async remote({ control }) {
        const machines = await control.list("machine");
        const enrolled = machines.map(({ name, enrolledId }) => [name, enrolledId !== undefined]);
        return { ...machines[0], enrolled: Object.fromEntries(enrolled) };
    },
    async setup({ control }) {
        const { id } = await control.create("appConnectorGroup", CERTIFIED);
        const { id: other } = await control.create("appConnectorGroup", { ...CERTIFIED, name: "Branch Paris" });
        const [first, second, third] = [
            (await control.machine({ name: "first" })).userCode,
            (await control.machine({ name: "second" })).userCode,
            (await control.machine({ name: "third" })).userCode,
        ];
        return {
            declared: { group: id, userCodes: [first] },
            changes: [
                {
                    property: "userCodes",
                    value: [second, first],
                    wire: { enrolled: { first: true, second: true, third: false } },
                },
            ],
            replacement: { group: other, userCodes: [third] },
        };
    },
    declared: {},
    wire: { enrolled: { first: true } },
    changes: [],
    retained: { enrolled: { first: true, second: true, third: true } },
    undeletable: true,
    samples: [
        {
            associationType: "AppConnectorGroup",
            group: "5",
            userCodes: ["ABCD-1234", "EFGH-5678", "IJKL-9012"],
            microtenantId: "7",
        },
    ],
};
