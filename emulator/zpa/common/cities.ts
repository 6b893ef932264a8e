/** Latitude, longitude, ISO 3166 country code. */
type City = readonly [name: string, latitude: number, longitude: number, countryCode: string];

const CITIES: readonly City[] = [
    ["San Jose", 37.3387, -121.8853, "US"],
    ["San Francisco", 37.7749, -122.4194, "US"],
    ["Los Angeles", 34.0522, -118.2437, "US"],
    ["Seattle", 47.6062, -122.3321, "US"],
    ["Phoenix", 33.4484, -112.074, "US"],
    ["Denver", 39.7392, -104.9903, "US"],
    ["Dallas", 32.7767, -96.797, "US"],
    ["Chicago", 41.8781, -87.6298, "US"],
    ["Atlanta", 33.749, -84.388, "US"],
    ["Miami", 25.7617, -80.1918, "US"],
    ["Ashburn", 39.0438, -77.4874, "US"],
    ["New York", 40.7128, -74.006, "US"],
    ["Boston", 42.3601, -71.0589, "US"],
    ["Vancouver", 49.2827, -123.1207, "CA"],
    ["Toronto", 43.6532, -79.3832, "CA"],
    ["Ottawa", 45.4215, -75.6972, "CA"],
    ["Montreal", 45.5019, -73.5674, "CA"],
    ["Mexico City", 19.4326, -99.1332, "MX"],
    ["Bogota", 4.711, -74.0721, "CO"],
    ["Sao Paulo", -23.5505, -46.6333, "BR"],
    ["Buenos Aires", -34.6037, -58.3816, "AR"],
    ["Santiago", -33.4489, -70.6693, "CL"],
    ["London", 51.5074, -0.1278, "GB"],
    ["Manchester", 53.4808, -2.2426, "GB"],
    ["Dublin", 53.3498, -6.2603, "IE"],
    ["Paris", 48.8566, 2.3522, "FR"],
    ["Lyon", 45.764, 4.8357, "FR"],
    ["Marseille", 43.2965, 5.3698, "FR"],
    ["Brussels", 50.8503, 4.3517, "BE"],
    ["Amsterdam", 52.3676, 4.9041, "NL"],
    ["Frankfurt", 50.1109, 8.6821, "DE"],
    ["Berlin", 52.52, 13.405, "DE"],
    ["Munich", 48.1351, 11.582, "DE"],
    ["Zurich", 47.3769, 8.5417, "CH"],
    ["Geneva", 46.2044, 6.1432, "CH"],
    ["Vienna", 48.2082, 16.3738, "AT"],
    ["Milan", 45.4642, 9.19, "IT"],
    ["Rome", 41.9028, 12.4964, "IT"],
    ["Madrid", 40.4168, -3.7038, "ES"],
    ["Barcelona", 41.3874, 2.1686, "ES"],
    ["Lisbon", 38.7223, -9.1393, "PT"],
    ["Copenhagen", 55.6761, 12.5683, "DK"],
    ["Oslo", 59.9139, 10.7522, "NO"],
    ["Stockholm", 59.3293, 18.0686, "SE"],
    ["Helsinki", 60.1699, 24.9384, "FI"],
    ["Warsaw", 52.2297, 21.0122, "PL"],
    ["Prague", 50.0755, 14.4378, "CZ"],
    ["Istanbul", 41.0082, 28.9784, "TR"],
    ["Tel Aviv", 32.0853, 34.7818, "IL"],
    ["Dubai", 25.2048, 55.2708, "AE"],
    ["Riyadh", 24.7136, 46.6753, "SA"],
    ["Cairo", 30.0444, 31.2357, "EG"],
    ["Lagos", 6.5244, 3.3792, "NG"],
    ["Nairobi", -1.2921, 36.8219, "KE"],
    ["Johannesburg", -26.2041, 28.0473, "ZA"],
    ["Cape Town", -33.9249, 18.4241, "ZA"],
    ["Mumbai", 19.076, 72.8777, "IN"],
    ["Delhi", 28.6139, 77.209, "IN"],
    ["Bangalore", 12.9716, 77.5946, "IN"],
    ["Chennai", 13.0827, 80.2707, "IN"],
    ["Singapore", 1.3521, 103.8198, "SG"],
    ["Kuala Lumpur", 3.139, 101.6869, "MY"],
    ["Jakarta", -6.2088, 106.8456, "ID"],
    ["Bangkok", 13.7563, 100.5018, "TH"],
    ["Manila", 14.5995, 120.9842, "PH"],
    ["Hong Kong", 22.3193, 114.1694, "HK"],
    ["Taipei", 25.033, 121.5654, "TW"],
    ["Shanghai", 31.2304, 121.4737, "CN"],
    ["Beijing", 39.9042, 116.4074, "CN"],
    ["Seoul", 37.5665, 126.978, "KR"],
    ["Tokyo", 35.6762, 139.6503, "JP"],
    ["Osaka", 34.6937, 135.5023, "JP"],
    ["Sydney", -33.8688, 151.2093, "AU"],
    ["Melbourne", -37.8136, 144.9631, "AU"],
    ["Perth", -31.9523, 115.8613, "AU"],
    ["Auckland", -36.8509, 174.7645, "NZ"],
];

/** The city and country the service would show for a place: here, the nearest of a table. */
export function nearestCity(latitude: number, longitude: number): { cityCountry: string; countryCode: string } {
    let nearest: City | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const city of CITIES) {
        const distance = squaredChord(latitude, longitude, city[1], city[2]);
        if (distance < least) [nearest, least] = [city, distance];
    }
    const [name, , , countryCode] = nearest ?? ["", 0, 0, ""];
    return { cityCountry: `${name}, ${countryCode}`, countryCode };
}

/** Grows with the distance over the ground, which is all that finding the nearest needs. */
function squaredChord(latitude1: number, longitude1: number, latitude2: number, longitude2: number): number {
    const radians = Math.PI / 180;
    const across = Math.sin(((latitude2 - latitude1) * radians) / 2) ** 2;
    const along = Math.sin(((longitude2 - longitude1) * radians) / 2) ** 2;
    return across + Math.cos(latitude1 * radians) * Math.cos(latitude2 * radians) * along;
}
