import { type AssessmentDocument } from './document/assessment-document';
import { ExchangeError } from './exchange-error';
import { type Content, type ReadOptions } from './formats/format';
import { FORMATS } from './formats/formats';
import { recordLists } from './formats/record-lists';
import { isList } from './csv/is-list';
import { textOf } from './input/bytes';
import { isPlainObject } from './input/plain-data';
import { linkFields } from './input/link-fields';
import { readYamlText } from './input/yaml';
import { namesIn } from './input/zip';
import { LIMITS } from './limits';
import { openWorkbook } from './xlsx/workbook';

/**
 * Reads whatever was brought: the bytes of a file, of a pasted text or of a link.
 * @throws ExchangeError with one sentence that says why not
 */
export function readAssessment(bytes: Uint8Array, options: ReadOptions): AssessmentDocument {
  const content = contentOf(bytes);
  const format = FORMATS.find(({ recognise }) => recognise(content));
  if (!format) throw unknownKind(content);
  return format.read(content, options);
}

const ACCEPTED = FORMATS.filter((format) => format !== recordLists)
  .map(({ title }) => title)
  .join(', ');

function contentOf(bytes: Uint8Array): Content {
  if (bytes.length > LIMITS.fileBytes) {
    throw new ExchangeError('too-large', `The file is larger than ${LIMITS.fileBytes / 1024 / 1024} MiB.`);
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    const names = namesIn(bytes);
    const belongsElsewhere = otherDoor(names);
    if (belongsElsewhere) throw belongsElsewhere;
    const workbook = openWorkbook(bytes);
    if (workbook) return { type: 'workbook', workbook };
    throw new ExchangeError('unknown-kind', `This is an archive and no workbook; accepted are ${ACCEPTED}.`);
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw compoundFile(bytes);
  const text = textOf(bytes);
  const fields = linkFields(text);
  if (fields) return { type: 'link', fields };
  return isList(text) ? { type: 'list', text } : { type: 'text', ...readYamlText(text) };
}

/** Archives of our own belong elsewhere, however many files are in them. */
function otherDoor(names: readonly string[]): ExchangeError | null {
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => names.includes(name));
  if (has('manifest.json', 'people.jsonl')) {
    return new ExchangeError(
      'other-door',
      'This is the archive of a whole organization: bring it on the page “Bring an archive”, where it becomes an organization of its own.',
    );
  }
  if (has('version.json', 'VERSION.sha256')) {
    return new ExchangeError(
      'other-door',
      'This is the evidence package of a finalized version: it is for keeping and verifying, as its README.txt says. The assessment itself is imported from its export as JSON.',
    );
  }
  return null;
}

/** The container of old Office files, in which encrypted new ones are wrapped too. */
function compoundFile(bytes: Uint8Array): ExchangeError {
  const name = [...'EncryptedPackage'].flatMap((character) => [character.charCodeAt(0), 0]);
  return includes(bytes, name)
    ? new ExchangeError('encrypted-workbook', 'The workbook is encrypted: save it without a password.')
    : new ExchangeError('old-workbook', 'This is a file of an old Office version: save it as .xlsx.');
}

function unknownKind(content: Content): ExchangeError {
  return new ExchangeError('unknown-kind', `This seems to be ${seeming(content)}; accepted are ${ACCEPTED}.`);
}

function seeming(content: Content): string {
  if (content.type === 'link') return 'a link without an assessment in it';
  if (content.type === 'workbook') return 'a workbook that is none of the official ones and has no sheet of answers';
  if (content.type === 'list') return 'a list (CSV) of something else';
  if (Array.isArray(content.data)) return 'a list';
  if (!isPlainObject(content.data)) return 'plain text';
  return 'modules' in content.data ? 'a file of the model itself' : 'a YAML or JSON file of something else';
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

function includes(bytes: Uint8Array, sought: readonly number[]): boolean {
  const [first = 0] = sought;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
