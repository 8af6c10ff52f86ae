import * as z from 'zod';
import { type Problem, type Reference } from '../model';
import { Name, ReferenceId, Version } from './model-schema';
import { ModelFileError } from './model-file-error';
import { readYaml } from './read-yaml';
import { check } from './schema-problems';

/** One source of the references catalogue. */
export interface CatalogueEntry {
  readonly id: string;
  readonly title: string;
  readonly authority: string | null;
  /** Country codes and tokens such as GLOBAL or EU. */
  readonly regions: readonly string[];
  readonly url: string | null;
}

/** Sources by id. */
export type ReferencesCatalogue = ReadonlyMap<string, CatalogueEntry>;

export const Entry = z.strictObject({
  id: ReferenceId,
  title: Name,
  authority: z.string().optional(),
  regions: z.array(z.string().regex(/^[A-Z][A-Z0-9-]*$/, 'must be a region such as "GLOBAL" or "FR"')).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  deprecated: z.boolean().optional(),
  supersededBy: ReferenceId.optional(),
});

const CatalogueFile = z.strictObject({
  schemaVersion: z.literal('1.0.0'),
  version: Version,
  references: z.array(Entry),
});

/**
 * Reads a references catalogue in the published shape.
 * @throws ModelFileError
 */
export function parseReferences(text: string): ReferencesCatalogue {
  return catalogueOf(check(CatalogueFile, readYaml(text)).references);
}

/** Entries by id. Throws ModelFileError when an id is used twice. */
export function catalogueOf(entries: readonly z.infer<typeof Entry>[]): ReferencesCatalogue {
  const seen = new Set<string>();
  const problems = entries.flatMap(({ id }, index): Problem[] => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [{ path: `references[${index}].id`, message: `"${id}" is used twice` }] : [];
  });
  if (problems.length > 0) throw new ModelFileError(problems);
  return new Map(entries.map((entry) => [entry.id, toEntry(entry)]));
}

function toEntry({ id, title, authority, regions, url }: z.infer<typeof Entry>): CatalogueEntry {
  return { id, title, authority: authority ?? null, regions: regions ?? [], url: url ?? null };
}

/** References by id; an id that the catalogue does not have stands for itself. */
export function referencesById(ids: readonly string[], catalogue: ReferencesCatalogue): readonly Reference[] {
  return ids.map((id) => {
    const entry = catalogue.get(id);
    return { id, title: entry?.title ?? id, url: entry?.url ?? null };
  });
}

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/;

/**
 * The references of a 1.x file: markdown where a line that begins with "- " starts a source, further lines belong to it,
 * and other lines are remarks between the sources.
 */
export function referencesInMarkdown(markdown: string): readonly Reference[] {
  const entries: string[] = [];
  let isOpen = false;
  for (const line of markdown.split('\n')) {
    const start = /^\s*[-*]\s+(.*)$/.exec(line);
    if (start) entries.push(start[1] ?? '');
    else if (isOpen && /^\s+\S/.test(line)) entries.push(`${entries.pop() ?? ''} ${line.trim()}`);
    isOpen = start !== null || (isOpen && line.trim() !== '');
  }
  return entries.map(referenceInLine).filter(({ title }) => title !== '');
}

/**
 * The words of the references, links reduced to their texts, where they say more than the list of sources: remarks, and
 * lines broken as the file breaks them.
 */
export function remarksInMarkdown(markdown: string): { readonly referencesText?: string } {
  const text = markdown.replace(new RegExp(LINK, 'g'), '$1').trim();
  const list = referencesInMarkdown(markdown).map(({ title }) => `- ${title}`);
  return text === list.join('\n') ? {} : { referencesText: text };
}

function referenceInLine(line: string): Reference {
  const link = LINK.exec(line);
  if (!link) return bareReference(line);
  const [whole, title = '', url = ''] = link;
  return { id: null, title: plain(line.replace(whole, title)), url: isWebAddress(url) ? url : null };
}

/** Without a markdown link, an address may still end the line. */
function bareReference(line: string): Reference {
  const [, title = line, url = null] = /^(.*\S)\s+(https?:\/\/\S+)$/.exec(line.trim()) ?? [];
  return { id: null, title: plain(title), url };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Addresses of a file are shown as links: nothing but the web may come through. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
