import { places } from '@certitude/web/live/testing';
import { release } from '@certitude/web/testing';
import { viewOf, viewsOf } from '../testing/given';
import { finalizeSummary } from './finalize-summary';
import { outlineOf } from './outline';

const outline = outlineOf(release, places);
const facts = { revision: 2, overall: { score: 2.5, level: 2, assessed: 2, applicable: 3, name: 'Basic' } };

describe('what is said before an assessment is frozen', () => {
  it('names what is not assessed, not accepted, and flagged', () => {
    const views = viewsOf(
      viewOf(1),
      viewOf(2, { level: 3, status: 'in-progress', flag: true }),
      viewOf(3, { level: 3, status: 'accepted' }),
      viewOf(4, { applicability: { applicability: 'not-applicable', reason: 'None' }, status: 'in-progress' }),
    );
    expect(finalizeSummary(outline, views, facts)).toMatchObject({
      answers: 4,
      revision: 2,
      open: [
        { title: '1 not assessed', shown: ['1.1 About requirement-1'], more: 0 },
        {
          title: '2 answered but not accepted by a reviewer',
          shown: ['1.2 About requirement-2', '3.1 About requirement-4'],
        },
        { title: '1 flagged' },
      ],
    });
  });

  it('shows the first four of each, and how many more there are', () => {
    const many = outlineOf(
      {
        ...release,
        modules: release.modules.map((module) => ({
          ...module,
          categories: module.categories.map((category) => ({
            ...category,
            requirements: category.requirements.flatMap((one) => [one, { ...one, slug: `${one.slug}b` }]),
          })),
        })),
      },
      places.flatMap((place, at) => [
        place,
        { ...place, id: viewOf(at + 5).id, requirement: `${place.requirement ?? ''}b` },
      ]),
    );
    const views = viewsOf(...[1, 2, 3, 4, 5, 6].map((number) => viewOf(number)));
    expect(finalizeSummary(many, views, facts)).toMatchObject({
      answers: 8,
      open: [{ title: '6 not assessed', more: 2 }],
    });
    expect(finalizeSummary(many, views, facts).open[0]?.shown).toHaveLength(4);
  });

  it('has no warnings when everything is accepted', () => {
    const accepted = [1, 2, 3, 4].map((number) => viewOf(number, { level: 3, status: 'accepted' }));
    expect(finalizeSummary(outline, viewsOf(...accepted), facts).open).toEqual([]);
  });
});
