import { Component, computed, input } from '@angular/core';
import { explainAssessment, type Explanation, type ScoringOptions } from '@certitude/maturity';
import { answersAt, openScreen, release, type AnswerView } from '@certitude/web/testing';
import { outlineOf } from './outline';
import { modelOf, ratingsOf, scoreOutline } from './outline-score';
import { WhyScore } from './why-score';

/** A page that shows the overall score of an assessment. */
@Component({
  imports: [WhyScore],
  template: `<certitude-why-score [of]="overall()" [options]="options()" levelName="Basic" />`,
})
class Page {
  readonly answers = input.required<readonly AnswerView[]>();
  readonly options = input.required<ScoringOptions>();
  protected readonly overall = computed<Explanation>(() => {
    const [model, outline] = [modelOf(release), outlineOf(release, this.answers())];
    const ratings = ratingsOf(outline, new Map(this.answers().map((answer) => [answer.id, answer])));
    return explainAssessment(model, scoreOutline(model, outline, ratings, this.options())).overall;
  });
}

const given = async (policy: ScoringOptions['policy'], answers = answersAt(4, 1, 2, 0)) => {
  const { screen } = await openScreen(Page, { inputs: { answers, options: { policy, method: 'formal' } } });
  return screen;
};
type Opened = Awaited<ReturnType<typeof given>>;
const why = ({ root }: Opened) => root.querySelector<HTMLButtonElement>('certitude-why-score .line button');
/** The calculation is loaded when it is asked for. */
const unfold = async (screen: Opened): Promise<void> => {
  await screen.press('Why this number: Overall');
  await screen.sees('Total of what counts');
};
const lines = ({ root }: Opened, at = 0) => {
  const rows = root
    .querySelectorAll('table')
    [at]?.querySelectorAll<HTMLElement>(':scope > tbody > tr:not(.inside), :scope > tfoot > tr');
  return [...(rows ?? [])].map((row) =>
    [...row.children].map((cell) =>
      cell.innerHTML
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
};

describe('why a number is what it is', () => {
  it('is folded at first: the number with its completeness, its level and its policy', async () => {
    const screen = await given('pkimm');
    expect(screen.text()).toMatch(/2\.62\s*Basic\s*3 of 4 assessed\s*PKIMM scoring/);
    expect(why(screen)?.getAttribute('aria-expanded')).toBe('false');
    expect(screen.root.querySelector('table')).toBeNull();
  });

  it('unfolds into the lines that add up to it, and folds again', async () => {
    const screen = await given('pkimm');
    await unfold(screen);
    expect(why(screen)?.getAttribute('aria-expanded')).toBe('true');
    expect(screen.root.querySelector(`#${why(screen)?.getAttribute('aria-controls')}`)).not.toBeNull();
    expect(lines(screen)).toEqual([
      ['Governance', '2', '2.625', '5.250', '2.625'],
      ['Operations Not assessed, left out', '0', '–', '–', '–'],
      ['Total of what counts', '2', '', '5.250', '2.625'],
    ]);
    expect(screen.text()).toContain('5.250 ÷ 2 = 2.625, exactly 21/8.');
    await screen.press('Why this number: Overall');
    expect(screen.root.querySelector('table')).toBeNull();
  });

  it('goes down to the requirements, step by step', async () => {
    const screen = await given('pkimm');
    await unfold(screen);
    await screen.press('Governance');
    expect(lines(screen, 1)).toEqual([
      ['Strategy', '1', '3.250', '3.250', '1.625'],
      ['Policies', '1', '2', '2', '1'],
      ['Total of what counts', '2', '', '5.250', '2.625'],
    ]);
    await screen.press('Strategy');
    expect(lines(screen, 2)).toEqual([
      ['About requirement-1', '3', '4', '12', '3'],
      ['About requirement-2', '1', '1', '1', '0.250'],
      ['Total of what counts', '4', '', '13', '3.250'],
    ]);
    const headings = [...(screen.root.querySelectorAll('table')[2]?.querySelectorAll('th[scope=col]') ?? [])];
    expect(headings.map((heading) => heading.textContent.trim())).toEqual([
      'Requirement',
      'Weight',
      'Level',
      'Product',
      'Adds',
    ]);
  });

  it.each([
    ['pkimm', 'A requirement that is not assessed is left out', 'Not assessed, left out', ['0', '–', '–', '–']],
    [
      'workbook',
      'A requirement that is not assessed counts as level 0',
      'Not assessed, counts as 0',
      ['1', '–', '0', '0'],
    ],
  ] as const)('says what %s does to what is not assessed', async (policy, sentence, reason, figures) => {
    const screen = await given(policy);
    await unfold(screen);
    expect(screen.text()).toContain(sentence);
    expect(lines(screen)[1]).toEqual([`Operations ${reason}`, ...figures]);
  });
});
