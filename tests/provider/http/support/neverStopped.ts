import { Shutdown, Stop } from "../../../../provider/http/shutdown";

export const neverStopped = new Stop(new Shutdown(), () => new Error("stopped"));
