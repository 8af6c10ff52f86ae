import { dump } from 'js-yaml';
import { type AssessmentDocument, type DocumentAnswer, type WrittenDocument } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { Findings } from '../../document/findings';
import { keyOf } from '../../document/keys';
import { Fields } from '../../input/fields';
import { isPlainObject } from '../../input/plain-data';
import { type FindPlace } from '../category-map';
import { type Content, type Format, type ReadOptions, type WriteOptions } from '../format';
import { placeFinder } from '../place-finder';

const KIND = 'pkimm-scope-template';
const CATEGORIES = 'outOfScopeCategoryKeys';
const REQUIREMENTS = 'outOfScopeRequirementKeys';

export const scopeTemplate: Format = {
  title: 'a scope template of the official browser tool',
  recognise: (content) => content.type === 'text' && isPlainObject(content.data) && content.data['kind'] === KIND,
  read: readTemplate,
  write: writeTemplate,
};

function readTemplate(content: Content, options: ReadOptions): AssessmentDocument {
  const findings = new Findings();
  const data = content.type === 'text' && isPlainObject(content.data) ? content.data : {};
  const top = new Fields(data, [], { findings, lineOf: content.type === 'text' ? content.lineOf : () => undefined });
  top.text('kind');
  top.number('formatVersion');
  const release = top.text('dataVersion') ?? null;
  const findPlace = placeFinder(release ?? '', options.releases, top, findings);
  const answers = [CATEGORIES, REQUIREMENTS].flatMap((list) => outOfScope(top, list, { findPlace, findings }));
  const name = top.text('name');
  top.keepRest();
  return {
    kind: 'scope-template',
    release,
    method: 'full',
    ...defined({ name }),
    about: {},
    answers,
    extensions: [],
    workspace: {},
    unmapped: findings.unmapped,
    warnings: findings.warnings,
    choices: findings.choices,
    tool: { policy: 'web', differs: [] },
    origin: { fields: [...top.names], kept: {} },
  };
}

function outOfScope(
  top: Fields,
  list: string,
  { findPlace, findings }: { readonly findPlace: FindPlace; readonly findings: Findings },
): readonly DocumentAnswer[] {
  return (top.texts(list) ?? []).flatMap((key) => {
    const place = findPlace(key);
    if (place && (place.requirement === undefined) === (list === CATEGORIES)) {
      return { ...place, applicability: 'not-applicable' as const, level: 0 as const };
    }
    findings.keep('names nothing in the release', key, top.place(list));
    return [];
  });
}

/** The scope of any document. Keys that nothing was found for are written again. */
function writeTemplate(document: WrittenDocument, { release }: WriteOptions): string {
  const out = document.answers.filter(({ applicability }) => applicability === 'not-applicable');
  const unknown = (list: string): readonly unknown[] =>
    document.kind === 'scope-template'
      ? document.unmapped.filter(({ place }) => place.key === list).map(({ content }) => content)
      : [];
  return dump({
    kind: KIND,
    formatVersion: 1,
    dataVersion: release.version,
    name: document.name ?? '',
    [CATEGORIES]: [...out.filter(({ requirement }) => requirement === undefined).map(keyOf), ...unknown(CATEGORIES)],
    [REQUIREMENTS]: [
      ...out.filter(({ requirement }) => requirement !== undefined).map(keyOf),
      ...unknown(REQUIREMENTS),
    ],
  });
}
