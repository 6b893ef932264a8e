import { uniqueDigits } from "../../deployment/uniqueDigits";

/** A name that is known before its object is there, for others that have to know it. */
export function knownName(component: string, ...parts: string[]): string {
    return [component, ...parts, uniqueDigits(component).slice(0, 7)].join("-");
}
