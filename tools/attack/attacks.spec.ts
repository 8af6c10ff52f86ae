import { ATTACKS } from './attacks';
import { linesOf, summaryOf } from './report';
import { type Outcome } from './run-attacks';
import { GaveWay, must, mustAnswer } from './verdict';

describe('the attacks', () => {
  it('have names and sentences of their own', () => {
    const names = ATTACKS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const sentences = ATTACKS.flatMap(({ attempts }) => attempts.map(({ what }) => what));
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('all have a part in the short form', () => {
    expect(ATTACKS.filter(({ attempts }) => attempts.every(({ longOnly }) => longOnly))).toEqual([]);
  });

  it('end processes last, when nobody else needs them', () => {
    const ending = ATTACKS.filter(({ attempts }) => attempts.some(({ endsProcesses }) => endsProcesses));
    expect(ending).toEqual([ATTACKS.at(-1)]);
  });
});

describe('a verdict', () => {
  it('is that the product gave way when something is not as it must be', () => {
    expect(() => must(false, 'two places')).toThrow(GaveWay);
    expect(() => must(true, 'two places')).not.toThrow();
    expect(() => mustAnswer({ status: 500, body: {} }, [400, 404], 'a bad name')).toThrow('a bad name: 500');
    expect(() => mustAnswer({ status: 404, body: {} }, [400, 404], 'a bad name')).not.toThrow();
  });
});

describe('the report', () => {
  const observed = { asked: 20, p95: 12, failed: 1, before: 200, peak: 260, after: 210 };
  const outcome = (verdict: Outcome['verdict']): Outcome => ({
    ...{ attack: 'notes', what: 'somebody writes', words: 'refused', milliseconds: 41.6, observed, verdict },
  });

  it('says what was tried, what became of it, and what it cost', () => {
    expect(linesOf(outcome('gave way'))).toEqual([
      '✗ notes: somebody writes',
      '    refused',
      '    42 ms · others p95 12 ms of 20, 1 of theirs failed · api 200 → 260 → 210 MiB',
    ]);
  });

  it('counts', () => {
    const outcomes = (['held', 'held', 'gave way', 'not tried'] as const).map(outcome);
    expect(summaryOf(outcomes)).toBe('2 held, 1 gave way, 1 not tried');
  });
});
