/** How a context and what it is about are called, in every spelling that code uses. */
export interface Names {
  readonly plural: string;
  readonly singular: string;
  readonly Plural: string;
  readonly Singular: string;
  readonly pluralName: string;
  readonly singularName: string;
  readonly pluralWords: string;
  readonly singularWords: string;
  readonly PluralWords: string;
  readonly table: string;
}

const KEBAB = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const pascal = (kebab: string): string => kebab.split('-').map(capital).join('');
const camel = (kebab: string): string => pascal(kebab).replace(/^./, (first) => first.toLowerCase());
const words = (kebab: string): string => kebab.replaceAll('-', ' ');

/**
 * @param plural name of the context, in lower case with hyphens: `audit-findings`
 * @param singular what it has many of: `audit-finding`
 * @throws Error when a name is written otherwise, or both are the same
 */
export function namesOf(plural: string, singular: string): Names {
  for (const name of [plural, singular])
    if (!KEBAB.test(name)) throw new Error(`“${name}” is no name: lower case, words joined by hyphens.`);
  if (plural === singular) throw new Error(`“${plural}” is one and many: the context needs another name.`);
  return {
    plural,
    singular,
    Plural: pascal(plural),
    Singular: pascal(singular),
    pluralName: camel(plural),
    singularName: camel(singular),
    pluralWords: words(plural),
    singularWords: words(singular),
    PluralWords: capital(words(plural)),
    table: singular.replaceAll('-', '_'),
  };
}
