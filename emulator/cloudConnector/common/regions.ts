/** Where the regions of the clouds are: country and time zone as locations name them, then the regions. */
const PLACES: readonly (readonly [country: string, timeZone: string, ...regions: string[]])[] = [
    [
        "UNITED_STATES",
        "America/New_York",
        ...["us-east-1", "us-east-2", "us-gov-east-1", "eastus", "eastus2", "us-east1", "us-east4", "us-east5"],
    ],
    ["UNITED_STATES", "America/Chicago", "centralus", "northcentralus", "southcentralus", "us-central1", "us-south1"],
    ["UNITED_STATES", "America/Denver", "westcentralus", "us-west3"],
    ["UNITED_STATES", "America/Phoenix", "westus3"],
    [
        "UNITED_STATES",
        "America/Los_Angeles",
        ...["us-west-1", "us-west-2", "us-gov-west-1", "westus", "westus2", "us-west1", "us-west2", "us-west4"],
    ],
    ["CANADA", "America/Toronto", "ca-central-1", "canadacentral", "canadaeast"],
    ["CANADA", "America/Toronto", "northamerica-northeast1", "northamerica-northeast2"],
    ["CANADA", "America/Edmonton", "ca-west-1"],
    ["MEXICO", "America/Mexico_City", "mx-central-1", "mexicocentral", "northamerica-south1"],
    ["BRAZIL", "America/Sao_Paulo", "sa-east-1", "brazilsouth", "brazilsoutheast", "southamerica-east1"],
    ["CHILE", "America/Santiago", "chilecentral", "southamerica-west1"],
    ["IRELAND", "Europe/Dublin", "eu-west-1", "northeurope"],
    ["UNITED_KINGDOM", "Europe/London", "eu-west-2", "uksouth", "ukwest", "europe-west2"],
    ["FRANCE", "Europe/Paris", "eu-west-3", "francecentral", "francesouth", "europe-west9"],
    ["BELGIUM", "Europe/Brussels", "belgiumcentral", "europe-west1"],
    ["NETHERLANDS", "Europe/Amsterdam", "westeurope", "europe-west4"],
    ["GERMANY", "Europe/Berlin", "eu-central-1", "germanywestcentral", "germanynorth", "europe-west3", "europe-west10"],
    ["SWITZERLAND", "Europe/Zurich", "eu-central-2", "switzerlandnorth", "switzerlandwest", "europe-west6"],
    ["ITALY", "Europe/Rome", "eu-south-1", "italynorth", "europe-west8", "europe-west12"],
    ["SPAIN", "Europe/Madrid", "eu-south-2", "spaincentral", "europe-southwest1"],
    ["SWEDEN", "Europe/Stockholm", "eu-north-1", "swedencentral", "europe-north2"],
    ["NORWAY", "Europe/Oslo", "norwayeast", "norwaywest"],
    ["FINLAND", "Europe/Helsinki", "europe-north1"],
    ["POLAND", "Europe/Warsaw", "polandcentral", "europe-central2"],
    ["SOUTH_AFRICA", "Africa/Johannesburg", "af-south-1", "southafricanorth", "southafricawest", "africa-south1"],
    ["ISRAEL", "Asia/Jerusalem", "il-central-1", "israelcentral", "me-west1"],
    ["UNITED_ARAB_EMIRATES", "Asia/Dubai", "me-central-1", "uaenorth", "uaecentral"],
    ["BAHRAIN", "Asia/Bahrain", "me-south-1"],
    ["INDIA", "Asia/Kolkata", "ap-south-1", "ap-south-2", "centralindia", "southindia", "westindia"],
    ["INDIA", "Asia/Kolkata", "jioindiawest", "jioindiacentral", "asia-south1", "asia-south2"],
    ["SINGAPORE", "Asia/Singapore", "ap-southeast-1", "southeastasia", "asia-southeast1"],
    ["INDONESIA", "Asia/Jakarta", "ap-southeast-3", "indonesiacentral", "asia-southeast2"],
    ["HONG_KONG", "Asia/Hong_Kong", "ap-east-1", "eastasia", "asia-east2"],
    ["TAIWAN", "Asia/Taipei", "ap-east-2", "asia-east1"],
    ["KOREA_REPUBLIC_OF", "Asia/Seoul", "ap-northeast-2", "koreacentral", "koreasouth", "asia-northeast3"],
    ["JAPAN", "Asia/Tokyo", "ap-northeast-1", "ap-northeast-3", "japaneast", "japanwest"],
    ["JAPAN", "Asia/Tokyo", "asia-northeast1", "asia-northeast2"],
    ["AUSTRALIA", "Australia/Sydney", "ap-southeast-2", "australiaeast", "australiacentral", "australiacentral2"],
    ["AUSTRALIA", "Australia/Sydney", "australia-southeast1"],
    ["AUSTRALIA", "Australia/Melbourne", "ap-southeast-4", "australiasoutheast", "australia-southeast2"],
];

/** Where the machines of a region are. */
export interface Place {
    /** As locations name it. */
    readonly country: string;
    /** The IANA name. */
    readonly timeZone: string;
}

const ELSEWHERE: Place = { country: "NONE", timeZone: "UTC" };

const byRegion = new Map<string, Place>(
    PLACES.flatMap(([country, timeZone, ...regions]) =>
        regions.map((region) => [region, { country, timeZone }] as const),
    ),
);

/** Regions that are not in the table keep universal time. */
export function placeOf(region: string): Place {
    return byRegion.get(region) ?? ELSEWHERE;
}

/** A time zone as locations name it, for example `CANADA_AMERICA_VANCOUVER`. */
export function locationTimeZone({ country, timeZone }: Place): string {
    return timeZone === "UTC" ? "GMT" : `${country}_${timeZone.replaceAll("/", "_").toUpperCase()}`;
}
