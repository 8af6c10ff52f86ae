import { type Applicability, FreeText } from '@certitude/contracts';
import { type AssessmentDocument, type DocumentAnswer, NO_REASON, type Unmapped } from '@certitude/exchange';
import { type ModelRelease } from '@certitude/maturity';
import { type PlannedAnswer, type PlannedLevel, type PlannedPlace, placeKey } from './import-plan';
import { namesOf } from './source-people';
import { fitting, saying } from './texts';

interface PlannedAnswers {
  readonly answers: readonly PlannedAnswer[];
  readonly declared: readonly PlannedLevel[];
  readonly kept: readonly Unmapped[];
}

const MOST_REASON = 2_000;
const MOST_NOTE = 20_000;
const BLANK = { applicability: 'applicable', level: 0 } as const;

/**
 * Answers of a document as the product has them: of requirements, in a self-assessment of categories. A category out of
 * scope puts all its requirements out of scope.
 */
export function planAnswers(document: AssessmentDocument, model: ModelRelease): PlannedAnswers {
  const people = new Set(namesOf(document).keys());
  const given = new Map(document.answers.map((answer) => [placeKey(placeOf(answer)), answer]));
  const answered = placesOf(model, document.method).map((place) => {
    const own = given.get(placeKey(place));
    const category = given.get(placeKey({ ...place, requirement: null }));
    return {
      place,
      answer: document.method === 'full' ? scoped({ ...BLANK, ...own }, category) : { ...BLANK, ...own },
    };
  });
  const taken = new Set(answered.map(({ place }) => placeKey(place)));
  const others = document.answers.filter((answer) => !taken.has(placeKey(placeOf(answer))));
  return {
    answers: answered.map(({ place, answer }) => planned(place, answer, people)).filter(isGiven),
    declared: document.method === 'full' ? others.flatMap(declaration) : [],
    kept: [
      ...answered.flatMap(({ place, answer }) => leftOver(place, answer, people)),
      ...others.flatMap((answer) => withoutPlace(answer, document.method)),
    ],
  };
}

type GivenAnswer = Omit<DocumentAnswer, 'module' | 'category' | 'requirement'>;

const placeOf = ({ module, category, requirement }: DocumentAnswer): PlannedPlace => ({
  module,
  category,
  requirement: requirement ?? null,
});

/** What is answered, in model order. */
export function placesOf({ modules }: ModelRelease, method: AssessmentDocument['method']): PlannedPlace[] {
  return modules.flatMap(({ id: module, categories }) =>
    categories.flatMap(({ id: category, requirements }): PlannedPlace[] =>
      method === 'self'
        ? [{ module, category, requirement: null }]
        : requirements.map(({ id }) => ({ module, category, requirement: id })),
    ),
  );
}

function scoped(answer: GivenAnswer, category: DocumentAnswer | undefined): GivenAnswer {
  if (category?.applicability !== 'not-applicable' || answer.applicability === 'not-applicable') return answer;
  return { ...answer, applicability: 'not-applicable', reason: answer.reason || category.reason };
}

const planned = (place: PlannedPlace, answer: GivenAnswer, people: ReadonlySet<string>): PlannedAnswer => ({
  ...place,
  level: answer.level,
  applicability: applicabilityOf(answer),
  rationale: noteOf(answer) ?? '',
  flag: answer.flagged ?? false,
  person: answer.person !== undefined && people.has(answer.person) ? answer.person : null,
});

const noteOf = ({ notes }: GivenAnswer): string | null => {
  const note = fitting(FreeText, notes);
  return note !== null && note.length <= MOST_NOTE ? note : null;
};

function applicabilityOf({ applicability, reason }: GivenAnswer): Applicability {
  if (applicability === 'applicable') return { applicability };
  const given = fitting(FreeText, reason) ?? NO_REASON;
  return { applicability, reason: given.slice(0, MOST_REASON).toWellFormed().trim() };
}

const isGiven = ({ level, applicability, rationale, flag, person }: PlannedAnswer): boolean =>
  level > 0 || applicability.applicability !== 'applicable' || rationale !== '' || flag || person !== null;

/** What an answer says that has no place here. */
function leftOver(place: PlannedPlace, answer: GivenAnswer, people: ReadonlySet<string>): Unmapped[] {
  const { notes, reason = '', person } = answer;
  const { interviewOn, completed, flagNote, related, assessorReview } = answer;
  const content = saying({
    interviewOn,
    completed,
    flagNote,
    related,
    assessorReview,
    notes: noteOf(answer) === null ? notes?.trim() : undefined,
    reason: answer.applicability === 'applicable' || reason.length > MOST_REASON ? reason : undefined,
    person: person !== undefined && !people.has(person) ? person : undefined,
  });
  return content ? [{ reason: 'An answer has no such fields here.', place: { key: keyOf(place) }, content }] : [];
}

function withoutPlace(answer: DocumentAnswer, method: AssessmentDocument['method']): Unmapped[] {
  const { module, category, requirement, applicability, level, levelName: _name, levelText: _text, ...said } = answer;
  const isCategory = method === 'full' && requirement === undefined;
  const { updatedAt: _at, ...texts } = said;
  const rest = applicability === 'not-applicable' && isCategory ? { ...texts, reason: undefined } : texts;
  const content = saying(isCategory ? rest : { level, applicability, ...texts });
  if (!content) return [];
  const reason = isCategory
    ? 'A category has no note, evidence or person of its own where its requirements are rated.'
    : 'A self-assessment rates categories.';
  return [{ reason, place: { key: keyOf({ module, category, requirement: requirement ?? null }) }, content }];
}

function declaration({ module, category, requirement, level, applicability }: DocumentAnswer): PlannedLevel[] {
  if (requirement !== undefined || level === 0 || applicability === 'not-applicable') return [];
  return [{ module, category, level }];
}

/** As people know it from the source. */
const keyOf = ({ module, category, requirement }: PlannedPlace): string =>
  [module, category, ...(requirement === null ? [] : [requirement])].join('.');
