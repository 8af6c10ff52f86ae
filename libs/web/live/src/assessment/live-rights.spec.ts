import { type ResponseView } from '@certitude/collab';
import { mayAnswer, type AccountId, type ResponseId, type Role } from '@certitude/contracts';
import { may, mayAssign, type Standing } from './live-rights';

const [ANA, BEN, RESPONSE] = ['ana' as AccountId, 'ben' as AccountId, 'r' as ResponseId];
const ofBen = { id: RESPONSE, values: { owner: BEN } } as ResponseView;
const standing = (rest: Partial<Standing> = {}): Standing => {
  return { account: ANA, role: 'contributor', open: true, contributors: new Map(), ...rest };
};

describe('what a person may do in an assessment now', () => {
  it.each<[string, Partial<Standing>, boolean]>([
    ['nothing with the answer of somebody else', {}, false],
    ['answer what is theirs', { account: BEN }, true],
    ['answer what they are invited to', { contributors: new Map([[RESPONSE, new Set([ANA])]]) }, true],
    ['answer everything as an assessor', { role: 'assessor' }, true],
    ['nothing while it is closed', { role: 'assessor', open: false }, false],
    ['nothing before anybody knows who they are', { account: null, role: 'assessor' }, false],
    ['nothing before anybody knows their role', { account: BEN, role: null }, false],
  ])('is: %s', (_, given, expected) => {
    expect(may(mayAnswer, ofBen, standing(given))).toBe(expected);
  });

  it.each<[Role | null, boolean, boolean]>([
    ['assessor', true, true],
    ['assessor', false, false],
    ['contributor', true, false],
    [null, true, false],
  ])('is to assign answers as %s while it is open (%s): %s', (role, open, expected) => {
    expect(mayAssign(standing({ role, open }))).toBe(expected);
  });
});
