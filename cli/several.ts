/** Takes an option that can be repeated. It has no default, which the help would show as an empty list. */
export const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
