/** The Natural Earth projection (Tom Patterson), on a picture of this size. */
export const WIDTH = 1_000;
export const HEIGHT = 520;

const SCALE = 182.79;

/** Where a place is in the picture. @param latitude Degrees. @param longitude Degrees. */
export function projected(latitude: number, longitude: number): readonly [x: number, y: number] {
    const [phi, lambda] = [latitude, longitude].map((degrees) => (degrees * Math.PI) / 180) as [number, number];
    const two = phi * phi;
    const four = two * two;
    const x = lambda * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four)));
    const y = phi * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)));
    return [WIDTH / 2 + SCALE * x, HEIGHT / 2 - SCALE * y];
}
