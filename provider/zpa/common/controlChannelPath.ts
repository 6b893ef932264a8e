import { z } from "zod";
import type { Field } from "../../contract/fields";

/** Which way App Connectors and service edges are controlled while the Zscaler cloud is there. */
export const path = z.enum(["Public Cloud", "Private Cloud Controller"]);

/** The wire asks whether it is the controller. */
export const controlChannelPath: Field<z.output<typeof path>> = {
    toWire: (value) => ({ sitecPreferred: value === "Private Cloud Controller" }),
    fromWire: ({ sitecPreferred }) => (sitecPreferred === true ? "Private Cloud Controller" : "Public Cloud"),
    unset: { sitecPreferred: false },
};
