import { type AccountId, type ResponseId } from '@certitude/contracts';
import { type PeopleNews, type ToldPerson } from './node-message';
import { GONE_AFTER, OtherPeople, type OthersChanges } from './other-people';

const account = '01890000-0000-7000-8000-0000000000aa' as AccountId;
const [here, there] = ['here', 'there'] as ResponseId[] as [ResponseId, ResponseId];
const tab = (connection: string, response: ResponseId | null = null): ToldPerson => {
  return { connection, account, name: connection, response, cursor: null };
};
const news = (number: number, more: Partial<PeopleNews> = {}): PeopleNews => {
  return { kind: 'people', number, gone: [], came: [], moved: [], part: null, ...more };
};
const namesOf = (changes: OthersChanges) =>
  Object.fromEntries(
    Object.entries(changes)
      .map(([what, people]) => [what, (people as OthersChanges['gone']).map(({ id }) => id)] as const)
      .filter(([, people]) => people.length > 0),
  );

describe('people on other nodes', () => {
  let others: OtherPeople;
  const take = (message: PeopleNews, node = 'b') => {
    others.heard(node, 0);
    return namesOf(others.take(node, message));
  };
  beforeEach(() => {
    others = new OtherPeople(() => 4);
  });

  it('come, move and leave', () => {
    expect(take(news(1, { came: [tab('ann'), tab('ben')] }))).toEqual({ came: ['ann', 'ben'] });
    expect(take(news(2, { moved: [['ann', here, null]] }))).toEqual({ moved: ['ann'] });
    const cursor = { anchor: 'a', head: 'a' };
    expect(take(news(3, { moved: [['ann', here, cursor]] }))).toEqual({ cursorMoved: ['ann'] });
    expect(take(news(4, { moved: [['ann', here, { ...cursor }]] }))).toEqual({});
    expect(take(news(5, { gone: ['ben', 'nobody'] }))).toEqual({ gone: ['ben'] });
    expect(others.size).toBe(1);
  });

  it('that come again with the same connection are somebody else', () => {
    take(news(1, { came: [tab('ann', here)] }));
    expect(take(news(2, { gone: ['ann'], came: [tab('ann', there)] }))).toEqual({ gone: ['ann'], came: ['ann'] });
  });

  it.each([
    ['twice', [2, 2]],
    ['late', [3, 2]],
  ])('are not where old news say that come %s', (_how, [first, second]) => {
    take(news(1, { came: [tab('ann')] }));
    take(news(first ?? 0, { moved: [['ann', there, null]] }));
    expect(take(news(second ?? 0, { moved: [['ann', here, null]], gone: ['ann'] }))).toEqual({});
  });

  it('that nobody has told of do not move', () => {
    expect(take(news(1, { moved: [['ann', here, null]] }))).toEqual({});
  });

  describe('are named all together', () => {
    beforeEach(() => take(news(1, { came: [tab('ann'), tab('ben'), tab('cid')] })));

    it('and who is not named is gone', () => {
      expect(take(news(5, { came: [tab('ann', here)], part: [0, 1] }))).toEqual({
        moved: ['ann'],
        gone: ['ben', 'cid'],
      });
    });

    it('in several messages, of which the last one counts', () => {
      expect(take(news(5, { came: [tab('ann')], part: [0, 2] }))).toEqual({});
      expect(take(news(6, { came: [tab('dan')], part: [1, 2] }))).toEqual({ came: ['dan'], gone: ['ben', 'cid'] });
    });

    it.each<[string, [number, number][]]>([
      [
        'the first',
        [
          [1, 3],
          [2, 3],
        ],
      ],
      [
        'one between',
        [
          [0, 3],
          [2, 3],
        ],
      ],
      [
        'the last',
        [
          [0, 3],
          [1, 3],
        ],
      ],
      [
        'a part of each of two rolls',
        [
          [0, 3],
          [2, 3],
          [1, 3],
        ],
      ],
    ])('and nobody is gone when %s of the messages was lost', (_which, parts) => {
      for (const [at, part] of parts.entries()) expect(take(news(5 + at, { came: [tab('ann')], part }))).toEqual({});
      expect(others.size).toBe(3);
    });
  });

  it('are only so many', () => {
    const crowd = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => tab(name));
    expect(take(news(1, { came: crowd }))).toEqual({ came: ['a', 'b', 'c', 'd'] });
    expect(take(news(1, { came: [tab('g')] }), 'c')).toEqual({});
    take(news(2, { gone: ['a'] }));
    expect(take(news(2, { came: [tab('g')] }), 'c')).toEqual({ came: ['g'] });
  });

  it('leave with their node', () => {
    take(news(1, { came: [tab('ann')] }));
    take(news(1, { came: [tab('ben')] }), 'c');
    expect(namesOf(others.left('b'))).toEqual({ gone: ['ann'] });
    expect([others.size, others.areThere]).toEqual([1, true]);
    expect(namesOf(others.left('b'))).toEqual({});
  });

  it('are gone with a node that gives no sign of life', () => {
    take(news(1, { came: [tab('ann')] }));
    take(news(1, { came: [tab('ben')] }), 'c');
    others.heard('c', 1);
    expect(others.expire(GONE_AFTER - 1)).toEqual([]);
    expect(others.expire(GONE_AFTER).map(namesOf)).toEqual([{ gone: ['ann'] }]);
    expect(others.areThere).toBe(true);
  });

  it('say once that their node is new', () => {
    expect([others.heard('b', 0), others.heard('b', 0)]).toEqual([true, false]);
  });
});
