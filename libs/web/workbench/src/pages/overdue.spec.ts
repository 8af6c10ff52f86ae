import { type AccountId, type ResponseValues, type Role } from '@certitude/contracts';
import { ada, petra } from '@certitude/web/testing';
import { openPanel, streamOf } from '../testing/open-panel';
import { AnswerFacts } from './answer/answer-facts';
import { RequirementTree } from './tree/requirement-tree';

const LATE = '2020-01-15' as NonNullable<ResponseValues['dueOn']>;
const open = (panel: typeof AnswerFacts | typeof RequirementTree, role: Role, values: Partial<ResponseValues>) =>
  openPanel(panel, {
    me: petra,
    role,
    stream: streamOf({ [petra]: role, [ada]: 'owner' } as Record<AccountId, Role>, { dueOn: LATE, ...values }),
  });

describe('an answer that is overdue', () => {
  it.each<[string, Role, AccountId | null]>([
    ['whoever assigns it', 'manager', ada],
    ['the contributor who owns it', 'contributor', petra],
    ['who reads it', 'viewer', ada],
  ])('says so at its head and in the list, to %s', async (_who, role, owner) => {
    const facts = await open(AnswerFacts, role, { owner });
    expect(facts.screen.text()).toMatch(/Overdue by \d+ days/);
    const tree = await open(RequirementTree, role, { owner });
    expect(tree.screen.root.querySelectorAll('.overdue')).toHaveLength(1);
    await tree.screen.press('Overdue 1');
    expect(tree.screen.root.querySelectorAll('.row--item')).toHaveLength(1);
  });

  it('says nothing any more once it is accepted', async () => {
    const facts = await open(AnswerFacts, 'contributor', { owner: petra, status: 'accepted' });
    expect(facts.screen.text()).not.toContain('Overdue');
    const tree = await open(RequirementTree, 'contributor', { owner: petra, status: 'accepted' });
    expect(tree.screen.text()).not.toContain('Overdue');
  });
});
