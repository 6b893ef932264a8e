import type { Definition } from "./definition";
import type { Values } from "./values";

/**
 * An output that is secret although no input is, and that only the response to the create is sure to show. It is kept in the
 * state, encrypted, where other answers omit it.
 */
export type Secret<In extends object = Values> =
    /** Without it the object is of no use, and is replaced. */
    | {
          ifLost: "replace";
          /**
           * The input that, while true, lets the service show the secret again. Once false it stays so, and is blamed for the
           * replacement: of an object whose secret is lost, and when the program sets it to true again.
           */
          shownWhile: keyof In & string;
      }
    /** The object is of use without it. */
    | {
          ifLost: "keep";
          /** What to do then, as a sentence of the error. */
          advice: string;
      };

/** Names of the outputs that are secret. */
export function secretOutputsOf({ secrets = {} }: Definition): string[] {
    return Object.keys(secrets);
}

/** Names of the secrets without which an object is of no use. */
export function vitalSecrets({ secrets = {} }: Definition): string[] {
    return Object.entries(secrets).flatMap(([name, secret]) => (secret?.ifLost === "replace" ? [name] : []));
}

/** The inputs to blame for the replacement of an object that has lost a vital secret, or is to show one again. */
export function lostSecrets({ secrets = {} }: Definition, olds: Values, news: Values): string[] {
    return Object.entries(secrets).flatMap(([name, secret]) => {
        if (secret?.ifLost !== "replace" || olds[secret.shownWhile] !== false) return [];
        return olds[name] === undefined || news[secret.shownWhile] === true ? [secret.shownWhile] : [];
    });
}

/** What to do about secrets that are lost, where the object is of use without any of them; undefined where it is not. */
export function adviceFor({ secrets = {} }: Definition, lost: readonly string[]): string | undefined {
    const advice = lost.map((name) => (secrets[name]?.ifLost === "keep" ? secrets[name].advice : undefined));
    return advice.includes(undefined) ? undefined : advice.join(" ");
}

/** Properties that an answer may omit although they are set. */
export function omissible(definition: Definition): string[] {
    return [...(definition.preserveWhenOmitted ?? []), ...secretOutputsOf(definition)];
}
