/** Where the program declares a resource, as the engine records it. @example "index.ts:12" of "project:///index.ts#12,5" */
export function placeIn(sourcePosition: string | undefined): string | undefined {
    const [, file, line] = /^project:\/\/\/(.+)#(\d+)/.exec(sourcePosition ?? "") ?? [];
    return file && line ? `${file}:${line}` : undefined;
}
