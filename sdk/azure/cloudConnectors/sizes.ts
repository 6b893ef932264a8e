/** Sizes of scale sets that Zscaler supports. */
export const SCALE_SET_SIZES = ["Standard_D2ds_v5", "Standard_D2ads_v5", "Standard_D2s_v3", "Standard_DS3_v2"];
/** Sizes of single machines that Zscaler supports. */
export const MACHINE_SIZES = [...SCALE_SET_SIZES, "Standard_DS2_v2"];
export const DEFAULT_SIZE = "Standard_D2ds_v5";
/** Zscaler allows so many connectors in a group, which is a zone of a network. */
export const MOST_PER_ZONE = 16;
