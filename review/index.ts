export { HOSTS } from "./hosts";
export { markerOf, post } from "./hosts/host";
export { keep, TRACKERS } from "./hosts/issues";
export { digestIn } from "./plan/digest";
export { eventLogIn } from "./plan/eventLog";
export { InputFileError } from "./plan/inputFile";
export { planOf } from "./plan/plan";
export { FORMATS, worstOf, written, writtenAs } from "./render/document";
export { type Report, reportOf, VERDICTS } from "./report";
