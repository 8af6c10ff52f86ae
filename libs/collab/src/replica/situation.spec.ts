import { anAccount, aResponse } from '../testing/given';
import { Situation } from './situation';

const CONTENT = { epoch: 3, state: 'open', role: 'assessor', contributors: [] } as const;
const invited = () => [{ response: aResponse(1), accounts: [anAccount(1)] }];

describe('the situation of an assessment', () => {
  it('is what came with the content', () => {
    const situation = new Situation();
    situation.take(CONTENT);
    expect([situation.epoch, situation.state, situation.role]).toEqual([3, 'open', 'assessor']);
  });

  it.each([
    ['open', null],
    ['freezing', 'frozen'],
    ['final', 'frozen'],
  ] as const)('keeps people from editing while it is %s: %s', (state, code) => {
    const situation = new Situation();
    situation.take({ ...CONTENT, state });
    expect(situation.obstacle).toBe(code);
  });

  it.each([
    ['an older', 2, false],
    ['the same', 3, true],
    ['a newer', 4, true],
  ])('takes a state of %s epoch (%i) over: %s', (_, epoch, takes) => {
    const situation = new Situation();
    situation.take(CONTENT);
    expect([situation.enter({ state: 'final', epoch }), situation.state]).toEqual([takes, takes ? 'final' : 'open']);
  });

  it('has the same contributors as long as nobody else is invited', () => {
    const situation = new Situation();
    situation.take({ ...CONTENT, contributors: invited() });
    const before = situation.mark();
    situation.permit({ role: 'assessor', contributors: invited() });
    expect(situation.mark().every((part, index) => part === before[index])).toBe(true);
    situation.permit({ role: 'assessor', contributors: [] });
    expect(situation.contributors).not.toBe(before.at(-1));
  });
});
