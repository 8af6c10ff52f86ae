import { places } from '@certitude/web/live/testing';
import { release } from '@certitude/web/testing';
import { viewOf, viewsOf } from '../testing/given';
import { outlineOf } from './outline';
import { levelNameOf, modelOf, optionsOf, ratingsOf, sameRatings, scoreOutline, shownScore } from './scores';

const outline = outlineOf(release, places);
const model = modelOf(release);
const scored = (views: ReturnType<typeof viewsOf>) =>
  scoreOutline(model, outline, ratingsOf(outline, views), optionsOf({ method: 'formal', policy: 'pkimm' }));

describe('the live score', () => {
  it('weighs requirements in their category and says how far the answers go', () => {
    const score = scored(viewsOf(viewOf(1, { level: 4 }), viewOf(2, { level: 2 })));
    expect(score.categories['id-of-strategy']?.fraction).toBe('7/2');
    expect(shownScore(score.overall)).toEqual({ score: 3.5, level: 3, assessed: 2, applicable: 4 });
  });

  it('leaves out what is not applicable', () => {
    const out = { applicability: 'not-applicable', reason: 'None' } as const;
    const score = scored(viewsOf(viewOf(1, { level: 4 }), viewOf(2, { level: 1, applicability: out })));
    expect(shownScore(score.overall)).toMatchObject({ score: 4, assessed: 1, applicable: 3 });
  });

  it('names the level as the release does', () => {
    const options = optionsOf({ method: 'formal', policy: 'pkimm' });
    expect(levelNameOf(model, { level: 2 }, options)).toBe('Basic');
    expect(levelNameOf(model, { level: 0 }, options)).toBe('Not assessed');
    expect(levelNameOf(model, { level: null }, options)).toBe('');
  });

  it('rates categories in a self-assessment', () => {
    const rated = places.slice(0, 1).map((place) => ({ ...place, requirement: null }));
    const self = outlineOf(release, rated);
    const ratings = ratingsOf(self, viewsOf(viewOf(1, { level: 3 }, { requirement: null })));
    const score = scoreOutline(model, self, ratings, optionsOf({ method: 'self', policy: 'pkimm' }));
    expect(shownScore(score.overall)).toMatchObject({ score: 3, assessed: 1 });
  });

  it('does not depend on anything but levels and applicability', () => {
    const one = ratingsOf(outline, viewsOf(viewOf(1, { level: 3, flag: true })));
    const other = ratingsOf(outline, viewsOf(viewOf(1, { level: 3, status: 'accepted' })));
    expect(sameRatings(one, other)).toBe(true);
    expect(sameRatings(one, ratingsOf(outline, viewsOf(viewOf(1, { level: 2 }))))).toBe(false);
    const out = { applicability: 'not-applicable', reason: 'None' } as const;
    expect(sameRatings(one, ratingsOf(outline, viewsOf(viewOf(1, { level: 3, applicability: out }))))).toBe(false);
    expect(sameRatings(one, one.slice(1))).toBe(false);
    expect(sameRatings(one.slice(0, 1), one)).toBe(false);
  });

  it('is read from levels 1 to 5 only, and is formal in a third-party assessment', () => {
    const wide = release.modules.map((module) => ({
      ...module,
      categories: module.categories.map((category) => ({
        ...category,
        levels: [0, 1, 5, 6].map((number) => ({ number, name: `Level ${number}`, description: '' })),
      })),
    }));
    const [category] = modelOf({ ...release, modules: wide }).modules[0]?.categories ?? [];
    expect(category?.levels.map(({ number }) => number)).toEqual([1, 5]);
    expect(optionsOf({ method: 'third-party', policy: 'workbook' })).toEqual({ method: 'formal', policy: 'workbook' });
    expect(optionsOf({ method: 'self', policy: 'pkimm' })).toEqual({ method: 'self', policy: 'pkimm' });
  });
});
