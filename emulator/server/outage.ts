/** Whether the management API is out of reach, as when the cloud is gone. The control API goes on. */
export class Outage {
    isStopped = false;
}
