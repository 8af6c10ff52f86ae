import { invitationSecretIn, nextPage } from './next-page';

describe('where to go after signing in', () => {
  it.each([
    ['/o/1/my-work', '/o/1/my-work'],
    [undefined, '/'],
    ['', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ])('takes %s to %s', (next, expected) => {
    expect(nextPage(next)).toBe(expected);
  });
});

describe('an invitation link as people paste it', () => {
  const secret = 'aB-_'.repeat(11);
  it.each([
    [secret, secret],
    [`  ${secret}\n`, secret],
    [`/invitations/${secret}`, secret],
    [`https://certitude.example/invitations/${secret}`, secret],
    [`https://certitude.example/invitations/${secret}/?from=mail#top`, secret],
    ['', undefined],
    ['https://certitude.example/', undefined],
    ['https://certitude.example/invitations/short', undefined],
    [`https://certitude.example/other/${secret}`, undefined],
    [`${secret} ${secret}`, undefined],
    ['x'.repeat(65), undefined],
  ])('%s', (pasted, expected) => {
    expect(invitationSecretIn(pasted)).toBe(expected);
  });
});
