import { setTimeout as after } from "node:timers/promises";
import type { EmulatorControl } from "../../../emulator";
import type { DrillPorts, SeenSegment } from "../../../sdk/disasterRecovery/drill/contract";
import type { ActivationState } from "../../../sdk/disasterRecovery/recordFacts";

/** Where a drill takes place: what time is, and what machines and clients do. */
export interface World extends Pick<DrillPorts, "now" | "follows"> {
    pause(milliseconds: number): Promise<void>;
    /** What is reached; undefined if nobody can tell. */
    reach(): Promise<readonly SeenSegment[] | undefined>;
    /** The DNS server to ask. @default those of this machine */
    readonly server?: string;
}

/** The world that there is, in which nobody can tell who has switched. */
export const REALITY: World = {
    now: async () => Date.now(),
    pause: async (milliseconds) => void (await after(milliseconds)),
    follows: async () => undefined,
    reach: async () => undefined,
};

/**
 * An emulator, whose clock a drill moves instead of waiting.
 *
 * @throws {Error} if the environment does not name one
 */
export function emulatorIn(environment: NodeJS.ProcessEnv): World {
    const { ZSCALER_EMULATOR_CONTROL_URL: controlUrl, ZSCALER_EMULATOR_CONTROL_TOKEN: controlToken } = environment;
    if (!controlUrl || !controlToken) {
        throw new Error(
            "no emulator: paste the export lines that `pulumi-zscaler emulator` prints, or omit --emulator",
        );
    }
    const { EmulatorControl: Control }: typeof import("../../../emulator/control/client") =
        require("../../../emulator/control/client");
    const control = new Control({ controlUrl, controlToken });
    return {
        now: async () => Date.parse((await control.clock()).now),
        pause: async (milliseconds) => void (await control.advance({ seconds: milliseconds / 1000 })),
        follows: (state) => followed(control, state),
        async reach() {
            const { segments } = await control.disasterRecovery.reach();
            return segments.map(({ name, inDisasterRecovery, reason }) => ({
                name,
                reached: inDisasterRecovery,
                ...(reason !== undefined && { reason }),
            }));
        },
        ...(environment.ZSCALER_EMULATOR_DNS && { server: environment.ZSCALER_EMULATOR_DNS }),
    };
}

/** Since when everybody has done what a record asks of them, or false. */
async function followed(control: EmulatorControl, state: ActivationState): Promise<number | false> {
    const { disasterRecovery } = control;
    const [members, clients] = [await disasterRecovery.members(), await disasterRecovery.clients()];
    const readers = clients.filter(({ enabled, domainName }) => enabled && domainName !== undefined);
    const wanted = [
        ...members.map((each) => ({ ...each, wanted: state })),
        ...readers.map((each) => ({ ...each, wanted: state === "test" && !each.testGroup ? "off" : state })),
    ];
    if (wanted.some(({ mode, wanted: asked }) => mode !== asked)) return false;
    return Math.max(0, ...wanted.map(({ since = 0 }) => since)) * 1000;
}
