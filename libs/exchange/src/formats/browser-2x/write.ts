import { type ModelRelease } from '@certitude/maturity';
import { dump } from 'js-yaml';
import { type WrittenDocument } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { keyOf } from '../../document/keys';
import { writeEntry } from '../entry';
import { type WriteOptions } from '../format';
import { putBack } from './put-back';
import { writeAbout, writeAboutDetails } from './write-about';
import { writeProgress } from './write-progress';
import { writePlans, writeWorkspace } from './write-workspace';

/**
 * Writes the YAML of the browser tool 2.x. What was read from such a file comes out with the same content, what was kept
 * without a place included; a document from elsewhere gets everything that the tool always writes.
 */
export function writeExport(document: WrittenDocument, options: WriteOptions): string {
  return dump(exportOf(document, options));
}

function exportOf(document: WrittenDocument, options: WriteOptions): Record<string, unknown> {
  const isOwn = document.kind === 'browser-2x';
  const parts = detailParts(document);
  const { origin, extensions } = document;
  const content = defined({
    stateSchemaVersion: hasContent(parts) ? 2 : 1,
    dataVersion: options.release.version,
    name: document.name ?? (isOwn ? undefined : (document.about.assessmentName ?? '')),
    id: origin.id ?? (isOwn ? undefined : options.newId),
    progress: writeProgress(document, options.release),
    enabledExtensions: isMissing(document, 'enabledExtensions')
      ? undefined
      : extensions.map(({ id, version }) => ({ id, version })),
    ...writeAbout(document),
    sourceStructure: isOwn ? undefined : structureOf(options.release),
    meta: metaOf(document, options),
    ...origin.kept,
    exportedAt: isMissing(document, 'exportedAt') ? undefined : options.exportedAt,
    ...parts,
  });
  if (isOwn) putBack(content, document.unmapped);
  return content;
}

/** What only the full view has; a part is there when it holds something, or was there before. */
function detailParts(document: WrittenDocument): Record<string, unknown> {
  const parts = {
    requirementProgress: requirementEntries(document),
    ...writeAboutDetails(document),
    workspace: writeWorkspace(document),
    actionPlans: document.plans && { categories: writePlans(document) },
  };
  const { fields } = document.origin;
  return Object.fromEntries(
    Object.entries(parts).filter(([name, part]) => part !== undefined && (!isEmpty(part) || fields.includes(name))),
  );
}

function requirementEntries(document: WrittenDocument): Record<string, unknown> {
  const isOwn = document.kind === 'browser-2x';
  const requirements = document.answers.filter(({ requirement }) => requirement !== undefined);
  return Object.fromEntries(
    requirements.map(({ levelName: _name, levelText: _text, ...answer }) => {
      const written = isOwn ? answer : { ...answer, notes: answer.notes ?? '', evidence: answer.evidence ?? '' };
      return [keyOf(answer), writeEntry(written)];
    }),
  );
}

function metaOf({ kind, origin }: WrittenDocument, { exportedAt }: WriteOptions): object | undefined {
  const { createdAt, updatedAt, importedFromId } = origin;
  if (kind === 'browser-2x') {
    return origin.fields.includes('meta') ? defined({ createdAt, updatedAt, importedFromId }) : undefined;
  }
  return defined({ createdAt: createdAt ?? exportedAt, updatedAt: updatedAt ?? exportedAt, importedFromId });
}

/** The names of a release, by which the tool finds its way to another one. */
function structureOf({ modules }: ModelRelease): object {
  const byKey = modules.flatMap(({ id: module, categories }) =>
    categories.flatMap(({ id: category, name, requirements }) => [
      [keyOf({ module, category }), { moduleId: module, categoryName: name }] as const,
      ...requirements.map(
        ({ id: requirement, title }) =>
          [
            keyOf({ module, category, requirement }),
            { moduleId: module, categoryName: name, requirementName: title },
          ] as const,
      ),
    ]),
  );
  return { byKey: Object.fromEntries(byKey) };
}

/** A field that a file of the same kind lacked. */
const isMissing = ({ kind, origin }: WrittenDocument, field: string): boolean =>
  kind === 'browser-2x' && !origin.fields.includes(field);

const isEmpty = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && Object.values(part).every((inner) => isEmpty(inner));

const hasContent = (parts: Readonly<Record<string, unknown>>): boolean =>
  Object.values(parts).some((part) => part !== '' && !isEmpty(part));
