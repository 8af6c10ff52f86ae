import {
  ASSESSMENT_EXPORTS,
  MODEL_EXPORTS,
  ORGANIZATION_EXPORTS,
  type AssessmentExport,
  type ModelExport,
  type OrganizationExport,
} from '@certitude/contracts/exchange';

/** A file that can be taken away: what it is called, what it is for, and where it is. */
export interface ExportChoice {
  readonly name: string;
  readonly purpose: string;
  readonly address: string;
}
type Words = Omit<ExportChoice, 'address'>;

const ASSESSMENT_WORDS: Readonly<Record<AssessmentExport, Words>> = {
  xlsx: {
    name: 'Workbook (XLSX)',
    purpose: 'Overview, answers, evidence index, plans and history, to read and filter.',
  },
  'answers-csv': { name: 'Answers (CSV)', purpose: 'One line for each answer, to work on in any spreadsheet.' },
  'history-csv': { name: 'History (CSV)', purpose: 'Who changed which answer when, one line for each change.' },
  json: { name: 'Certitude (JSON)', purpose: 'Everything that belongs to the assessment, for programs of your own.' },
  yaml: { name: 'Browser tool 2.x (YAML)', purpose: 'Continues in the official browser tool of the PKI Consortium.' },
  link: {
    name: 'Browser tool link',
    purpose: 'Opens levels and scope in the official browser tool; no texts, no people.',
  },
  'scope-template': { name: 'Scope template', purpose: 'What is out of scope, to start the next assessment with.' },
  'oscal-assessment-plan': {
    name: 'OSCAL assessment plan',
    purpose: 'Scope, period and team, for tools that read OSCAL.',
  },
  'oscal-assessment-results': {
    name: 'OSCAL assessment results',
    purpose: 'Findings, scores and evidence with hashes, for tools that read OSCAL.',
  },
  'oscal-poam': { name: 'OSCAL POA&M', purpose: 'Action plans with their tasks and dates, for tools that read OSCAL.' },
};

const ORGANIZATION_WORDS: Readonly<Record<OrganizationExport, Words>> = {
  xlsx: { name: 'Workbook (XLSX)', purpose: 'All assessments in the same sheets, to read and filter.' },
  json: { name: 'Certitude (JSON)', purpose: 'All assessments with people, evidence index, plans and history.' },
};

const MODEL_WORDS: Readonly<Record<ModelExport, Words>> = {
  eramba: { name: 'eramba package (CSV)', purpose: 'The requirements as a compliance package of eramba.' },
  'oscal-catalog': { name: 'OSCAL catalog', purpose: 'The requirements as controls, for tools that read OSCAL.' },
  'template-full-xlsx': {
    name: 'Full assessment (XLSX)',
    purpose: 'A line for each requirement, to fill in and bring.',
  },
  'template-full-csv': { name: 'Full assessment (CSV)', purpose: 'The same for any spreadsheet or program.' },
  'template-self-xlsx': { name: 'Self-assessment (XLSX)', purpose: 'A line for each category, to fill in and bring.' },
  'template-self-csv': { name: 'Self-assessment (CSV)', purpose: 'The same for any spreadsheet or program.' },
};
const isTemplate = (kind: ModelExport): boolean => kind.startsWith('template-');

/** What a person gets to choose from, in the order of how often it is wanted. */
const inOrder = <Kind extends string>(
  kinds: readonly Kind[],
  words: Readonly<Record<Kind, Words>>,
  address: (kind: Kind) => string,
): readonly ExportChoice[] => {
  const order = Object.keys(words);
  return kinds
    .toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
    .map((kind) => ({ ...words[kind], address: address(kind) }));
};

/** @param mayReadPlans whoever may not gets no plan of action */
export const assessmentChoices = (
  mayReadPlans: boolean,
  address: (kind: AssessmentExport) => string,
): readonly ExportChoice[] =>
  inOrder(
    ASSESSMENT_EXPORTS.filter((kind) => mayReadPlans || kind !== 'oscal-poam'),
    ASSESSMENT_WORDS,
    address,
  );

export const organizationChoices = (address: (kind: OrganizationExport) => string): readonly ExportChoice[] =>
  inOrder(ORGANIZATION_EXPORTS, ORGANIZATION_WORDS, address);

/** A release for other tools. */
export const modelChoices = (address: (kind: ModelExport) => string): readonly ExportChoice[] =>
  inOrder(
    MODEL_EXPORTS.filter((kind) => !isTemplate(kind)),
    MODEL_WORDS,
    address,
  );

/** A release as lists to fill in. */
export const templateChoices = (address: (kind: ModelExport) => string): readonly ExportChoice[] =>
  inOrder(MODEL_EXPORTS.filter(isTemplate), MODEL_WORDS, address);
