import { type CategoryView, type ModuleView, type RequirementView } from '@certitude/contracts';
import { type Segment, excerpt, marked, wordsOf } from './marked';
import { anchorOf } from './anchors';
import { plainText } from './plain-text';

export interface SearchHit {
  readonly subject: 'category' | 'requirement';
  /** Fragment of the address of the thing. */
  readonly anchor: string;
  readonly title: readonly Segment[];
  /** What it belongs to, outermost first. */
  readonly place: readonly string[];
  /** Where the words stand, at most two; none when they are all in the title. */
  readonly excerpts: readonly { readonly label: string; readonly segments: readonly Segment[] }[];
}

interface Part {
  readonly label: string;
  readonly text: string;
}

const EXCERPTS = 2;

/** Categories and requirements whose texts together contain every word of the search, in the order of the release. */
export function searchRelease(modules: readonly ModuleView[], search: string): readonly SearchHit[] {
  const words = wordsOf(search);
  if (words.length === 0) return [];
  return modules.flatMap((module) =>
    module.categories.flatMap((category) => [
      ...hitIn(
        {
          ...{ subject: 'category', slug: category.slug, title: category.name },
          ...{ place: [module.name], parts: partsOf(category) },
        },
        words,
      ),
      ...category.requirements.flatMap((requirement) =>
        hitIn(
          {
            ...{ subject: 'requirement', slug: requirement.slug, title: requirement.title },
            ...{ place: [module.name, category.name], parts: requirementParts(requirement) },
          },
          words,
        ),
      ),
    ]),
  );
}

interface Searched extends Pick<SearchHit, 'subject' | 'place'> {
  readonly slug: string;
  readonly title: string;
  readonly parts: readonly Part[];
}

function hitIn({ subject, slug, title, place, parts }: Searched, words: readonly string[]): readonly SearchHit[] {
  const plain = parts.map(({ label, text }) => ({ label, text: plainText(text) }));
  const all = [title, ...plain.map(({ text }) => text)].join('\n').toLowerCase();
  if (!words.every((word) => all.includes(word))) return [];
  const excerpts = plain
    .flatMap(({ label, text }) => {
      const segments = excerpt(text, words);
      return segments ? [{ label, segments }] : [];
    })
    .slice(0, EXCERPTS);
  return [{ subject, anchor: anchorOf(subject, slug), title: marked(title, words), place, excerpts }];
}

const partsOf = ({ description, levels }: CategoryView): readonly Part[] => [
  { label: 'Description', text: description },
  ...levels.map((level) => ({ label: `Level ${level.number}, ${level.name}`, text: level.description })),
];

const requirementParts = ({ guidance, assessment, references }: RequirementView): readonly Part[] => [
  { label: 'Guidance', text: guidance },
  { label: 'How to assess', text: assessment },
  ...references.map(({ title }) => ({ label: 'Reference', text: title })),
];

/** How much was found: "2 requirements and 1 category found". */
export function foundText(hits: readonly SearchHit[]): string {
  const requirements = hits.filter(({ subject }) => subject === 'requirement').length;
  const parts = [
    counted(requirements, 'requirement'),
    counted(hits.length - requirements, 'category', 'categories'),
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(' and ')} found` : 'Nothing matches';
}

function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
