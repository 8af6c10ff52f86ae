/** The pattern of `like` that finds a text as it was typed, wherever it stands. */
export const containing = (typed: string): string => `%${typed.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
