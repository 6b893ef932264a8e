import type { AppConnectorsArgs } from "../appConnectors";
import { labelOf, type Zone } from "../common/zones";

/** Of a fixed number of machines, what one of them is called, and where it is. */
export interface MachinePlace {
    /** Within the fields of the component: `ZONE-NUMBER`. */
    readonly key: string;
    /** Within the names of children. */
    readonly label: string;
    readonly zone: Zone;
    readonly number: number;
}

/** A single machine outside of zones has no other one to take its place. */
const OUTSIDE_OF_ZONES = 2;

/** The places of a fixed number of machines. */
export function placesOf({ capacity, network }: AppConnectorsArgs): MachinePlace[] {
    const given = capacity?.kind === "fixed" ? capacity.perZone : undefined;
    const length = given ?? (network.zones === undefined ? OUTSIDE_OF_ZONES : 1);
    const zones: readonly Zone[] = network.zones ?? ["regional"];
    return zones.flatMap((zone) =>
        Array.from({ length }, (_, index) => {
            const number = index + 1;
            return { key: `${zone}-${number}`, label: `${labelOf(zone)}-${number}`, zone, number };
        }),
    );
}
