/** What can be linked to inside a release. */
export type Subject = 'module' | 'category' | 'requirement';

/** Fragment of the address of a thing, and id of its element. A category and a requirement may share a slug. */
export const anchorOf = (subject: Subject, slug: string): string => `${subject}-${slug}`;
