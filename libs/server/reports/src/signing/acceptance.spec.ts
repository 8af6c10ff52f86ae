import { type CheckedSignature } from '@certitude/signatures';
import { refusalOf, signaturesOf } from './acceptance';

const signature = (field: string, more: Partial<CheckedSignature> = {}): CheckedSignature => ({
  ...{ field, signer: field, certificate: null, claimedTime: '2030-01-01T00:00:00.000Z', reason: null },
  ...{ covers: 'whole', changed: [], shownOn: [], stampedTime: null },
  ...{ isTimeStamp: false, problems: [], remarks: [], unreadable: null },
  ...more,
});
const before = signaturesOf({ signatures: [signature('One')] });
const refusal = (...signatures: CheckedSignature[]) =>
  refusalOf({ file: { verdict: 'valid', signatures }, ofReport: 'same-bytes', ofNewest: 'same-bytes', before })?.code;

describe('a signed file that is brought', () => {
  it('with a time stamp that does not fit is refused, and says which', () => {
    const stamp = signature('Stamp', { isTimeStamp: true, problems: ['not-a-stamp'] });
    const file = { verdict: 'not-valid', signatures: [signature('One'), signature('Two'), stamp] } as const;
    expect(refusalOf({ file, ofReport: 'same-bytes', ofNewest: 'same-bytes', before })).toEqual({
      code: 'signing.not-valid',
      detail: 'Stamp: It calls itself a time stamp and is none.',
    });
  });

  it('is kept when it holds what was signed before, and more', () => {
    expect(refusal(signature('One'), signature('Two'))).toBeUndefined();
    expect(refusal(signature('One'))).toBe('signing.not-signed');
    expect(refusal(signature('One'), signature('Stamp', { isTimeStamp: true }))).toBe('signing.not-signed');
  });

  it.each([
    ['was taken out', [signature('Two'), signature('Three')]],
    ['was made anew', [signature('One', { claimedTime: null }), signature('Two')]],
  ])('is refused when a signature of somebody else %s', (_, signatures) => {
    expect(refusal(...signatures)).toBe('signing.signed-meanwhile');
  });
});
