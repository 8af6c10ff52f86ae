import { type AccountId } from '@certitude/contracts';
import { planChanges, planFor, type PlannedAnswer } from './plan-model';

const [me, owner] = ['me', 'owner'] as AccountId[] as [AccountId, AccountId];
const answer = (more: Partial<PlannedAnswer>): PlannedAnswer =>
  ({ title: 'Key ceremonies', level: 2, levels: [], aim: null, owner: null, ...more }) as PlannedAnswer;

describe('a plan before anybody typed', () => {
  it.each([
    [2, null, '3'],
    [2, 4, '4'],
    [4, 3, '5'],
    [5, 5, '5'],
    [0, null, '1'],
  ])('from level %s in an assessment that aims at %s leads to %s', (level, aim, targetLevel) => {
    const plan = planFor(answer({ level, aim }), me);
    expect(plan).toMatchObject({ targetLevel, title: `Raise “Key ceremonies” to level ${targetLevel}` });
  });

  it('is for the owner of the answer, else for whoever makes it', () => {
    expect(planFor(answer({ owner }), me).responsible).toBe(owner);
    expect(planFor(answer({}), me).responsible).toBe(me);
    expect(planFor(answer({}), null).responsible).toBe('');
  });

  it('has a title that is not too long', () => {
    expect(planFor(answer({ title: 'x'.repeat(300) }), me).title).toHaveLength(200);
  });
});

describe('what is sent of a plan', () => {
  it('is what was changed, with nothing for nobody and never', () => {
    expect(planChanges({ responsible: '', dueOn: '', targetLevel: '4' })).toEqual({
      responsible: null,
      dueOn: null,
      targetLevel: 4,
    });
    expect(planChanges({ title: 'Rehearse' })).toEqual({ title: 'Rehearse' });
  });
});
