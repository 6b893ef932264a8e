import type { ArgumentChecks } from "../argumentChecks";

/** How load balancers and firewalls ask whether a connector serves traffic. */
export interface HealthProbeArgs {
    /** TCP port, 80 or from 1024 to 65535. Changing it replaces the connectors. @default 50000 */
    port?: number;
    /** Seconds between two probes. @default 10 on AWS and Google Cloud, 15 on Azure */
    intervalSeconds?: number;
    /** Successful probes in a row that make a connector healthy. @default 2 */
    healthyThreshold?: number;
    /** Failed probes in a row that make it unhealthy. @default 3; 2 on Azure */
    unhealthyThreshold?: number;
}

/** The path that a Cloud Connector answers. */
export const PROBE_PATH = "/?cchealth";
export const DEFAULT_PROBE_PORT = 50_000;

export function checkHealthProbe(checks: ArgumentChecks, { port }: HealthProbeArgs = {}): void {
    if (port === undefined || port === 80 || (Number.isInteger(port) && port >= 1_024 && port <= 65_535)) return;
    checks.fault("healthProbe.port", `is ${port}; set 80, or a number from 1024 to 65535`);
}
