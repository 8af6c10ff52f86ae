import { type AssessmentDocument, type DocumentAnswer } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { Findings } from '../../document/findings';
import { keyOf } from '../../document/keys';
import { Fields } from '../../input/fields';
import { isPlainObject } from '../../input/plain-data';
import { type FindPlace, readCategoryMap } from '../category-map';
import { readEntry } from '../entry';
import { type Content, type ReadOptions } from '../format';
import { placeFinder } from '../place-finder';
import { readAbout, readOrigin } from './read-about';
import { readPlans } from './read-plans';
import { readWorkspace } from './read-workspace';

/** Reads an export of the browser tool 2.x; whatever it holds has a place in the document or is kept with its content. */
export function readExport(content: Content, options: ReadOptions): AssessmentDocument {
  const findings = new Findings();
  const data = content.type === 'text' && isPlainObject(content.data) ? content.data : {};
  const lineOf = content.type === 'text' ? content.lineOf : () => undefined;
  const top = new Fields(data, [], { findings, lineOf });
  const release = top.text('dataVersion') ?? '';
  const findPlace = placeFinder(release, options.releases, top, findings);
  const enabled = readExtensions(top);
  const map = top.group('progress', (fields) => readCategoryMap(fields, enabled, findPlace));
  const requirements = top.group('requirementProgress', (fields) => readRequirements(fields, findPlace)) ?? [];
  const answers = [...(map?.answers ?? []), ...requirements];
  top.number('stateSchemaVersion');
  const shared = {
    name: top.text('name'),
    about: readAbout(top),
    plans: readPlans(top, findPlace),
    ...readWorkspace(top),
  };
  const origin = readOrigin(top);
  top.keepRest();
  return {
    kind: 'browser-2x',
    release,
    method: methodOf(answers, origin.kept['lastView'], options.method, findings),
    ...defined(shared),
    answers,
    extensions: map?.extensions ?? enabled.map((extension) => ({ ...extension, answers: [] })),
    unmapped: findings.unmapped,
    warnings: findings.warnings,
    choices: findings.choices,
    tool: { policy: 'web', differs: [] },
    origin,
  };
}

/** Lists of ids are what exports before 2.0.0 had. */
function readExtensions(top: Fields): { id: string; version: string }[] {
  const value = top.raw('enabledExtensions');
  if (Array.isArray(value) && value.every((id) => typeof id === 'string')) {
    return value.map((id) => ({ id, version: '0.0.0' }));
  }
  return (
    top.list('enabledExtensions', (fields) => ({
      id: fields.text('id') ?? '',
      version: fields.text('version') ?? '',
    })) ?? []
  );
}

function readRequirements(fields: Fields, findPlace: FindPlace): DocumentAnswer[] {
  return fields.names.flatMap((key) => {
    const place = findPlace(key);
    if (place?.requirement === undefined) {
      fields.keep(key, 'names no requirement of the release');
      return [];
    }
    const entry = fields.group(key, readEntry);
    return entry ? [{ module: place.module, category: place.category, requirement: place.requirement, ...entry }] : [];
  });
}

/** The format has no method: requirements make it a full assessment, else what was looked at last. */
function methodOf(
  answers: readonly DocumentAnswer[],
  lastView: unknown,
  chosen: 'self' | 'full' | undefined,
  findings: Findings,
): 'self' | 'full' {
  const requirements = answers.filter(({ requirement }) => requirement !== undefined);
  const categories = answers.filter(({ requirement, level }) => requirement === undefined && level > 0);
  const guess = requirements.length > 0 || (lastView === 'full' && categories.length === 0) ? 'full' : 'self';
  const taken = chosen ?? guess;
  if (requirements.length > 0 && categories.length > 0) {
    findings.ask({
      about: 'method',
      question: 'The file rates categories and requirements. Is it a full assessment or a self-assessment?',
      answers: ['full', 'self'],
      taken,
      concerns: categories.map(keyOf),
    });
  }
  return taken;
}
