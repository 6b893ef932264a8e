import { BranchOffice } from "./branchOffice";

const lyon = new BranchOffice("lyon", {
    city: "Lyon",
    country: "France",
    latitude: 45.764,
    longitude: 4.8357,
    connectors: 2,
    staff: "Engineering",
});

export const provisioningKey = lyon.key.provisioningKey;
