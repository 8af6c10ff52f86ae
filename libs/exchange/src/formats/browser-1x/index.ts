import { type AssessmentDocument } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { Findings } from '../../document/findings';
import { spelledPlace } from '../../document/keys';
import { Fields } from '../../input/fields';
import { isPlainObject } from '../../input/plain-data';
import { type Content, type Format, type ReadOptions } from '../format';
import { readLegacy } from '../legacy/read-legacy';

export const browser1x: Format = {
  title: 'a YAML of the official browser tool 1.x',
  recognise: recogniseLegacyFile,
  read: readLegacyFile,
};

/** A map of categories, and no version of anything. */
function recogniseLegacyFile(content: Content): boolean {
  if (content.type !== 'text' || !isPlainObject(content.data) || 'dataVersion' in content.data) return false;
  const { progress } = content.data;
  return isPlainObject(progress) && Object.keys(progress).some((key) => spelledPlace(key) !== null);
}

function readLegacyFile(content: Content, options: ReadOptions): AssessmentDocument {
  const findings = new Findings();
  const data = content.type === 'text' && isPlainObject(content.data) ? content.data : {};
  const lineOf = content.type === 'text' ? content.lineOf : () => undefined;
  const top = new Fields(data, [], { findings, lineOf });
  const progress = top.raw('progress');
  const about = defined({
    assessmentName: top.text('assessmentName'),
    assessor: top.text('assessorName'),
    useCase: top.text('useCaseDescription'),
  });
  const extensions = top.texts('enabledExtensions') ?? [];
  top.keepRest();
  const categories = new Fields(isPlainObject(progress) ? progress : {}, ['progress'], { findings, lineOf });
  return readLegacy({ kind: 'browser-1x', progress: categories, extensions, about, findings }, options);
}
