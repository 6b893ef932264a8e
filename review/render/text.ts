import type { Line } from "../report";
import { inOneLine } from "./markdown";

/** For a terminal or a log. */
export const plain = (line: Line): string =>
    line.map((part) => (typeof part === "string" ? part : inOneLine(part.name))).join("");
