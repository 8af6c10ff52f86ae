import { type AssessmentDocument } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { Findings } from '../../document/findings';
import { spelledPlace } from '../../document/keys';
import { ExchangeError } from '../../exchange-error';
import { Fields } from '../../input/fields';
import { type PlainObject, isPlainObject } from '../../input/plain-data';
import { requireKnownSchema } from '../browser-2x/recognise';
import { readExport } from '../browser-2x/read';
import { type Content, type ReadOptions } from '../format';
import { readLegacy } from '../legacy/read-legacy';
import { decodeProgress, decodeRequirements, decodeText } from './decode';
import { declaredOnly } from './declared-only';

/** Reads a link of any generation. */
export function readLink(content: Content, options: ReadOptions): AssessmentDocument {
  const fields = content.type === 'link' ? content.fields : new Map<string, string>();
  const data = decodeProgress(fields.get('progress'));
  const about = aboutOf(fields);
  if (typeof data['dataVersion'] === 'string' || 'stateSchemaVersion' in data) {
    return readVersioned(data, fields.get('full'), about, options);
  }
  return readUnversioned(data, about, options);
}

function aboutOf(fields: ReadonlyMap<string, string>): AssessmentDocument['about'] {
  const text = (name: string): string | undefined => decodeText(fields.get(name)) ?? undefined;
  return defined({
    assessmentName: text('assessmentName'),
    assessor: text('assessorName'),
    useCase: text('useCaseDescription'),
  });
}

/** A link of 2.x is a small export: the same rules read it. */
function readVersioned(
  data: PlainObject,
  full: string | undefined,
  about: AssessmentDocument['about'],
  options: ReadOptions,
): AssessmentDocument {
  requireKnownSchema(data['stateSchemaVersion']);
  const packed = full === undefined ? null : decodeRequirements(full);
  const whole = packed ? { ...data, requirementProgress: packed['requirementProgress'] } : data;
  const read = readExport({ type: 'text', data: whole, lineOf: () => undefined }, options);
  const damaged = {
    code: 'requirements-ignored',
    message: 'The requirements of the link are damaged or of another version: only its categories were read.',
    place: { key: 'full' },
  };
  return declaredOnly({
    ...read,
    kind: 'share-link-2x',
    ...defined({ name: about.assessmentName }),
    about,
    warnings: full !== undefined && !packed ? [...read.warnings, damaged] : read.warnings,
    origin: { fields: [], kept: {} },
  });
}

/** The bare map of 1.0.x, or the wrapped one of the builds after it. */
function readUnversioned(
  data: PlainObject,
  about: AssessmentDocument['about'],
  options: ReadOptions,
): AssessmentDocument {
  const findings = new Findings();
  const wrapped = data['progress'];
  const origin = { findings, lineOf: () => undefined };
  const top = new Fields(data, [], origin);
  requireCategories(isPlainObject(wrapped) ? wrapped : data);
  if (!isPlainObject(wrapped)) {
    findings.warn('official-tool', 'A link of 1.0.x: the official tool 2.x shows it as an empty assessment.');
    const source = { kind: 'share-link-1x' as const, progress: top, extensions: [], about, findings };
    return readLegacy(source, options);
  }
  top.raw('progress');
  const extensions = top.texts('enabledExtensions') ?? [];
  top.keepRest();
  const progress = new Fields(wrapped, ['progress'], origin);
  return readLegacy({ kind: 'share-link-interim', progress, extensions, about, findings }, options);
}

/** @throws ExchangeError for a map in which no key is that of a category */
function requireCategories(progress: PlainObject): void {
  if (Object.keys(progress).some((key) => spelledPlace(key) !== null)) return;
  throw new ExchangeError('damaged', 'The link holds no assessment: copy it as a whole.');
}
