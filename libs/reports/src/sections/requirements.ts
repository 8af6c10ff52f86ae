import { type FrozenAnswer, type FrozenEvidence } from '@certitude/contracts/freezing';
import { levelName, type Category, type Score } from '@certitude/maturity';
import { type Block, facts, heading, paragraph } from '../content/blocks';
import { richText } from '../content/rich-text';
import { APPLICABILITY_WORDS, completeness, figure, percentage, STATUS_WORDS } from '../words';
import { scoreOf } from './results';
import { type Input } from './section';

/** Every category with its requirements, what was answered, and what proves it. */
export function requirements(input: Input): readonly Block[] {
  const { model } = input.assessed;
  return [
    heading(2, 'Categories and requirements'),
    ...model.modules.flatMap((module) =>
      module.categories.flatMap((category) => ofCategory(`${module.name}: ${category.name}`, category, input)),
    ),
  ];
}

function ofCategory(title: string, category: Category, { source, assessed }: Input): readonly Block[] {
  const score = scoreOf(assessed.score.categories, category.id);
  const index = new Map(source.content.evidence.map((piece, at) => [piece.id, { piece, number: at + 1 }]));
  const answers = category.requirements.map(({ id, title: name }) => ({
    name,
    answer: assessed.answerOf(category.id, id),
  }));
  const own = assessed.answerOf(category.id, null);
  const items = answers.some(({ answer }) => answer) ? answers : [{ name: category.name, answer: own }];
  return [
    heading(3, title),
    paragraph(`${assessed.levelOf(score)}. ${restsOn(score)}`.trim(), 'quiet'),
    ...items.flatMap(({ name, answer }) => (answer ? ofAnswer(name, answer, index, assessed) : [])),
  ];
}

function restsOn(score: Score): string {
  if (score.state === 'not-applicable') return '';
  const numbers = score.state === 'scored' ? `Score ${figure(score)}, ${percentage(score)}; ` : '';
  return `${numbers}${completeness(score)} assessed.`;
}

type Index = ReadonlyMap<string, { readonly piece: FrozenEvidence; readonly number: number }>;

function ofAnswer(name: string, answer: FrozenAnswer, index: Index, assessed: Input['assessed']): readonly Block[] {
  const { applicability, level, status, decision, owner, rationale, evidence } = answer;
  const isOut = applicability.applicability === 'not-applicable';
  const written = richText(rationale);
  const pieces = evidence.flatMap((id) => index.get(id) ?? []);
  const summary = facts([
    [
      'Level',
      isOut
        ? 'Not applicable'
        : `${level > 0 ? `${level}, ` : ''}${levelName(assessed.model, level, assessed.content.policy)}`,
    ],
    [
      'Applicability',
      applicability.applicability === 'applicable' ? '' : APPLICABILITY_WORDS[applicability.applicability],
    ],
    ['Reason', 'reason' in applicability ? applicability.reason || 'No reason given' : ''],
    ['Status', STATUS_WORDS[status] ?? status],
    ['Owner', assessed.nameOf(owner)],
    ['Decided by', decision ? assessed.nameOf(decision.reviewer) : ''],
    ['Evidence', pieces.map(({ piece, number }) => `[E${number}] ${piece.title}`).join('; ')],
  ]);
  const blocks = [heading(4, name), summary];
  return [{ kind: 'together', ...(written.length > 0 && { isContinued: true }), blocks }, ...written];
}
