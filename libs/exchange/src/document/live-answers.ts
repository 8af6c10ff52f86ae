import { type MaturityLevel, type ModelRelease } from '@certitude/maturity';
import { type AssessmentDocument, type DocumentAnswer } from './assessment-document';
import { type AssessmentRecord, type RecordAnswer, type RecordEvidence } from './assessment-record';
import { defined } from './defined';
import { type KeyPlace, keyOf, placesByKey } from './keys';
import { otherwise, saysTheSame } from './same-words';

/** The answers of now in the form in which they came, and after them those that were given here. */
export function liveAnswers(
  record: AssessmentRecord,
  release: ModelRelease,
  before: AssessmentDocument | null,
): DocumentAnswer[] {
  const places = placesByKey(release);
  const now = new Map(record.answers.map((answer) => [answer.key, answer]));
  const were = before?.answers ?? [];
  const known = new Set(were.map(keyOf));
  const kept = were.map((was) => {
    const answer = now.get(keyOf(was));
    return answer ? liveAnswer({ record, answer, place: was }, was) : was;
  });
  const added = record.answers.flatMap((answer) => {
    const place = places.get(answer.key);
    return place && !known.has(answer.key) && isTouched(record, answer)
      ? [liveAnswer({ record, answer, place }, null)]
      : [];
  });
  return [...kept, ...added];
}

interface Answered {
  readonly record: AssessmentRecord;
  readonly answer: RecordAnswer;
  readonly place: KeyPlace;
}

function liveAnswer({ record, answer, place }: Answered, was: DocumentAnswer | null): DocumentAnswer {
  const now = defined({
    ...was,
    ...pick(place),
    ...ratingOf(answer, was),
    ...textsOf(record, answer, { was, isRequirement: place.requirement !== undefined }),
    person: was?.person ?? answer.owner ?? undefined,
  });
  const isAsBefore =
    was !== null && Object.entries(now).every(([name, value]) => was[name as keyof DocumentAnswer] === value);
  return isAsBefore || answer.changedAt === null || place.requirement === undefined
    ? now
    : { ...now, updatedAt: answer.changedAt };
}

const pick = ({ module, category, requirement }: KeyPlace): KeyPlace => defined({ module, category, requirement });

function ratingOf(answer: RecordAnswer, was: DocumentAnswer | null) {
  const level = levelOf(answer, was);
  const { applicability } = answer;
  const isAsBefore = was?.level === level && isOut(was) === isOut(answer);
  return {
    applicability,
    level,
    flagged: answer.flagged || was?.flagged !== undefined ? answer.flagged : undefined,
    // Words of the model that came along belong to the level that came along.
    levelName: isAsBefore ? was.levelName : undefined,
    levelText: isAsBefore ? was.levelText : undefined,
  };
}

const isOut = ({ applicability }: Pick<RecordAnswer, 'applicability'>): boolean => applicability === 'not-applicable';

/** The tool always writes notes and evidence of a requirement, be they empty. */
function textsOf(
  record: AssessmentRecord,
  { key, reason, notes }: RecordAnswer,
  { was, isRequirement }: { readonly was: DocumentAnswer | null; readonly isRequirement: boolean },
) {
  const nothing = isRequirement && was === null ? '' : undefined;
  return {
    reason: otherwise(was?.reason, reason),
    notes: saysTheSame(was?.notes, notes) ? (was?.notes ?? nothing) : notes,
    evidence: evidenceText(evidenceOf(record, key), was?.evidence) ?? nothing,
  };
}

/** The level stays on what is out of scope in the tool; here it does not. */
function levelOf({ level, applicability }: RecordAnswer, was: DocumentAnswer | null): MaturityLevel {
  if (level === 0 && applicability === 'not-applicable' && was?.applicability === applicability) return was.level;
  return LEVELS[level] ?? 0;
}
const LEVELS: readonly MaturityLevel[] = [0, 1, 2, 3, 4, 5];

const evidenceOf = ({ evidence }: AssessmentRecord, key: string): readonly RecordEvidence[] =>
  evidence.filter(({ answers }) => answers.includes(key));

/** Where the tool has one text: a line for each piece of evidence that the text does not tell of already. */
function evidenceText(evidence: readonly RecordEvidence[], was: string | undefined): string | undefined {
  const told = was ?? '';
  const lines = evidence.filter((item) => !isTold(item, told)).map(evidenceLine);
  return lines.length === 0 ? was : [told, ...lines].filter((text) => text !== '').join('\n');
}

const isTold = ({ title, statement, url }: RecordEvidence, told: string): boolean =>
  [title, statement, url].some((text) => text !== null && text !== '' && told.includes(text));

function evidenceLine({ title, file, url, statement }: RecordEvidence): string {
  const content = url ?? statement ?? file?.name ?? '';
  return content === '' || content === title ? title : `${title}: ${content}`;
}

function isTouched(record: AssessmentRecord, { level, applicability, ...answer }: RecordAnswer): boolean {
  const says = answer.notes !== '' || answer.reason !== '' || answer.flagged || answer.owner !== null;
  return level > 0 || applicability !== 'applicable' || says || evidenceOf(record, answer.key).length > 0;
}
