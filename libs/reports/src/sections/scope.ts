import { type Applicability } from '@certitude/maturity';
import { type Block, facts, heading, paragraph, paragraphs, type Table } from '../content/blocks';
import { APPLICABILITY_WORDS } from '../words';
import { type Input } from './section';

/** What is in scope and what is not, with the reason, and how a part was chosen where only a part was looked at. */
export function scope({ source: { content }, assessed }: Input): readonly Block[] {
  const items = content.responses;
  const count = (applicability: Applicability): number =>
    items.filter((item) => item.applicability.applicability === applicability).length;
  const { sampling = '' } = content.assessment.conduct ?? {};
  const limited = items.filter((item) => item.applicability.applicability !== 'applicable');
  return [
    heading(2, 'Scope and sampling'),
    ...(content.pki.description ? paragraphs(content.pki.description) : [paragraph('The use case is not described.')]),
    facts([
      ['Applicable', String(count('applicable'))],
      ['Partially applicable', String(count('partially-applicable'))],
      ['Not applicable', String(count('not-applicable'))],
      ['Out of scope of the PKI', content.pki.outOfScope],
    ]),
    heading(3, 'Sampling'),
    ...(sampling ? paragraphs(sampling) : [paragraph('Not specified.')]),
    ...(limited.length > 0 ? [reasons(limited, assessed)] : []),
  ];
}

function reasons(limited: Input['source']['content']['responses'], { model }: Input['assessed']): Table {
  const names = new Map(
    model.modules.flatMap(({ categories }) =>
      categories.flatMap(({ id, name, requirements }) => [
        [`${id} `, name] as const,
        ...requirements.map((requirement) => [`${id} ${requirement.id}`, requirement.title] as const),
      ]),
    ),
  );
  return {
    kind: 'table',
    caption: 'Not or only partially applicable, with the reason',
    columns: [
      { title: 'What', width: 40 },
      { title: 'Applicability', width: 20 },
      { title: 'Reason', width: 40 },
    ],
    rows: limited.map(({ category, requirement, applicability }) => [
      names.get(`${category} ${requirement ?? ''}`) ?? category,
      APPLICABILITY_WORDS[applicability.applicability],
      'reason' in applicability && applicability.reason ? applicability.reason : 'No reason given',
    ]),
  };
}
