/** Where a region is: connectors are chosen by their distance from users. */
export interface Place {
    readonly location: string;
    readonly latitude: number;
    readonly longitude: number;
}

const at = (location: string, latitude: number, longitude: number): Place => ({ location, latitude, longitude });

/** The regions of AWS by the city or the area that AWS names. */
export const REGIONS: Readonly<Record<string, Place>> = {
    "af-south-1": at("Cape Town, South Africa", -33.9249, 18.4241),
    "ap-east-1": at("Hong Kong", 22.3193, 114.1694),
    "ap-east-2": at("Taipei, Taiwan", 25.033, 121.5654),
    "ap-northeast-1": at("Tokyo, Japan", 35.6762, 139.6503),
    "ap-northeast-2": at("Seoul, South Korea", 37.5665, 126.978),
    "ap-northeast-3": at("Osaka, Japan", 34.6937, 135.5023),
    "ap-south-1": at("Mumbai, India", 19.076, 72.8777),
    "ap-south-2": at("Hyderabad, India", 17.385, 78.4867),
    "ap-southeast-1": at("Singapore", 1.3521, 103.8198),
    "ap-southeast-2": at("Sydney, Australia", -33.8688, 151.2093),
    "ap-southeast-3": at("Jakarta, Indonesia", -6.2088, 106.8456),
    "ap-southeast-4": at("Melbourne, Australia", -37.8136, 144.9631),
    "ap-southeast-5": at("Kuala Lumpur, Malaysia", 3.139, 101.6869),
    "ap-southeast-7": at("Bangkok, Thailand", 13.7563, 100.5018),
    "ca-central-1": at("Montreal, Canada", 45.5019, -73.5674),
    "ca-west-1": at("Calgary, Canada", 51.0447, -114.0719),
    "cn-north-1": at("Beijing, China", 39.9042, 116.4074),
    "cn-northwest-1": at("Zhongwei, China", 37.4998, 105.1968),
    "eu-central-1": at("Frankfurt, Germany", 50.1109, 8.6821),
    "eu-central-2": at("Zurich, Switzerland", 47.3769, 8.5417),
    "eu-north-1": at("Stockholm, Sweden", 59.3293, 18.0686),
    "eu-south-1": at("Milan, Italy", 45.4642, 9.19),
    "eu-south-2": at("Zaragoza, Spain", 41.6488, -0.8891),
    "eu-west-1": at("Dublin, Ireland", 53.3498, -6.2603),
    "eu-west-2": at("London, United Kingdom", 51.5074, -0.1278),
    "eu-west-3": at("Paris, France", 48.8566, 2.3522),
    "il-central-1": at("Tel Aviv, Israel", 32.0853, 34.7818),
    "me-central-1": at("Dubai, United Arab Emirates", 25.2048, 55.2708),
    "me-south-1": at("Manama, Bahrain", 26.2285, 50.586),
    "mx-central-1": at("Queretaro, Mexico", 20.5888, -100.3899),
    "sa-east-1": at("Sao Paulo, Brazil", -23.5558, -46.6396),
    "us-east-1": at("Ashburn, Virginia, United States", 39.0438, -77.4874),
    "us-east-2": at("Columbus, Ohio, United States", 39.9612, -82.9988),
    "us-gov-east-1": at("Columbus, Ohio, United States", 39.9612, -82.9988),
    "us-gov-west-1": at("Boardman, Oregon, United States", 45.8399, -119.7006),
    "us-west-1": at("San Jose, California, United States", 37.3387, -121.8853),
    "us-west-2": at("Boardman, Oregon, United States", 45.8399, -119.7006),
};
