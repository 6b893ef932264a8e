import type { Sentence } from "../../findings";
import { inOneLine } from "./markdown";

/** For a terminal or a log. */
export const plain = (line: Sentence): string =>
    line.map((part) => (typeof part === "string" ? part : inOneLine(part.name))).join("");
