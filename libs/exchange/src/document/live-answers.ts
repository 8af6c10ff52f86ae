import { type MaturityLevel, type ModelRelease } from '@certitude/maturity';
import { type AssessmentDocument, type DocumentAnswer } from './assessment-document';
import { type AssessmentRecord, type RecordAnswer, type RecordEvidence } from './assessment-record';
import { defined } from './defined';
import { type KeyPlace, keyOf, placesByKey } from './keys';
import { NO_REASON } from './no-reason';
import { otherwise, saysTheSame } from './same-words';

/** The answers of now in the form in which they came, and after them those that were given here. */
export function liveAnswers(
  record: AssessmentRecord,
  release: ModelRelease,
  before: AssessmentDocument | null,
): DocumentAnswer[] {
  const were = before?.answers ?? [];
  const known = new Map(were.map((was) => [keyOf(was), was]));
  const now = new Map(record.answers.map((answer) => [answer.key, answer]));
  const context = { record, artifacts: artifactsOf(before), isOut: (place: KeyPlace) => isCategoryOut(place, known) };
  const kept = were.map((was) => {
    const answer = now.get(keyOf(was));
    if (answer) return liveAnswer(context, { answer, place: was, was });
    return was.requirement === undefined ? liveCategory(was, record.answers) : was;
  });
  const places = placesByKey(release);
  const added = record.answers.flatMap((answer) => {
    const place = known.has(answer.key) ? undefined : places.get(answer.key);
    const isSaid = place && isTouched(record, answer) && !(isOut(answer) && context.isOut(place));
    return isSaid ? [liveAnswer(context, { answer, place, was: null })] : [];
  });
  const declared = record.declared.flatMap(({ key, level }): DocumentAnswer[] => {
    const place = known.has(key) ? undefined : places.get(key);
    return place ? [{ ...place, applicability: 'applicable', level: LEVELS[level] ?? 0 }] : [];
  });
  return [...kept, ...added, ...declared];
}

interface Context {
  readonly record: AssessmentRecord;
  /** What is told of the artifacts that an answer names. */
  readonly artifacts: (answer: DocumentAnswer) => string;
  /** Whether a requirement came out of scope with its whole category. */
  readonly isOut: (place: KeyPlace) => boolean;
}
interface Answered {
  readonly answer: RecordAnswer;
  readonly place: KeyPlace;
  readonly was: DocumentAnswer | null;
}

function liveAnswer(context: Context, { answer, place, was }: Answered): DocumentAnswer {
  const isRequirement = place.requirement !== undefined;
  const isAsCategory = was !== null && isRequirement && isOut(answer) && !isOut(was) && context.isOut(place);
  const now = defined({
    ...was,
    ...pick(place),
    ...ratingOf(answer, was),
    ...(isAsCategory ? pickScope(was) : { reason: reasonOf(answer, was) }),
    ...textsOf(context, { answer, place, was }),
    person: was?.person ?? answer.owner ?? undefined,
  });
  const isAsBefore =
    was !== null && Object.entries(now).every(([name, value]) => was[name as keyof DocumentAnswer] === value);
  return isAsBefore || answer.changedAt === null || !isRequirement ? now : { ...now, updatedAt: answer.changedAt };
}

const isCategoryOut = (
  { module, category, requirement }: KeyPlace,
  known: ReadonlyMap<string, DocumentAnswer>,
): boolean => {
  const whole = known.get(keyOf({ module, category }));
  return requirement !== undefined && whole !== undefined && isOut(whole);
};

/** A category that came out of scope is in scope again as soon as one of its requirements is. */
function liveCategory(was: DocumentAnswer, answers: readonly RecordAnswer[]): DocumentAnswer {
  const own = answers.filter(({ key }) => key.startsWith(`${keyOf(was)}.`));
  return isOut(was) && own.some((answer) => !isOut(answer)) ? { ...was, applicability: 'applicable' } : was;
}

function artifactsOf(before: AssessmentDocument | null): Context['artifacts'] {
  const texts = new Map(
    (before?.artifacts ?? []).map(({ id, title, locator, notes = '' }) => [id, [title, locator, notes].join('\n')]),
  );
  return ({ artifacts = [] }) => artifacts.map((id) => texts.get(id) ?? '').join('\n');
}

const pickScope = ({ applicability, level, reason }: DocumentAnswer) => ({ applicability, level, reason });

const reasonOf = ({ reason }: RecordAnswer, was: DocumentAnswer | null) =>
  otherwise(was?.reason, reason === NO_REASON ? '' : reason);

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

/** Longer notes are not taken in by an import. */
const LONGEST_NOTE = 20_000;

/** The tool always writes notes and evidence of a requirement, be they empty. */
function textsOf({ record, artifacts }: Context, { answer, place, was }: Answered) {
  const nothing = place.requirement !== undefined && was === null ? '' : undefined;
  const told = was ? `${was.evidence ?? ''}\n${artifacts(was)}` : '';
  return {
    notes: isNoteKept(answer, was) ? (was?.notes ?? nothing) : answer.notes,
    evidence: evidenceText(evidenceOf(record, answer.key), was?.evidence, told) ?? nothing,
  };
}

const isNoteKept = ({ notes }: RecordAnswer, was: DocumentAnswer | null): boolean =>
  saysTheSame(was?.notes, notes) || (notes === '' && (was?.notes?.length ?? 0) > LONGEST_NOTE);

/** The level stays on what is out of scope in the tool; here it does not. */
function levelOf({ level, applicability }: RecordAnswer, was: DocumentAnswer | null): MaturityLevel {
  if (level === 0 && applicability === 'not-applicable' && was?.applicability === applicability) return was.level;
  return LEVELS[level] ?? 0;
}
const LEVELS: readonly MaturityLevel[] = [0, 1, 2, 3, 4, 5];

const evidenceOf = ({ evidence }: AssessmentRecord, key: string): readonly RecordEvidence[] =>
  evidence.filter(({ answers }) => answers.includes(key));

/** Where the tool has one text: a line for each piece of evidence that was not told of already. */
function evidenceText(evidence: readonly RecordEvidence[], was: string | undefined, told: string): string | undefined {
  const lines = evidence.filter((item) => !isTold(item, told)).map(evidenceLine);
  return lines.length === 0 ? was : [was ?? '', ...lines].filter((text) => text !== '').join('\n');
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
