import type { Emulator } from "pulumi-zscaler/emulator";

/** The settings that lead to an emulator, without limits on our side. */
export const settingsOf = (emulator: Emulator): Record<string, string> => ({
    "zscaler:endpoint": emulator.url,
    "zscaler:clientId": emulator.clientId,
    "zscaler:clientSecret": emulator.clientSecret,
    "zscaler:customerId": emulator.customerId,
    "zscaler:readsPer10Seconds": "0",
    "zscaler:writesPer10Seconds": "0",
});

/** The same, as the environment carries them. */
export const environmentOf = (emulator: Emulator): Record<string, string> => ({
    ZSCALER_ENDPOINT: emulator.url,
    ZSCALER_CLIENT_ID: emulator.clientId,
    ZSCALER_CLIENT_SECRET: emulator.clientSecret,
    ZPA_CUSTOMER_ID: emulator.customerId,
});
