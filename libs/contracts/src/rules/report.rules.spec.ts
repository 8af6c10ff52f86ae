import { METHODS } from '../assessments';
import { REPORT_KINDS } from '../reports';
import { isKindOf, kindsFor, reportTitle } from './report.rules';

describe('kinds of reports', () => {
  it('are those that say what is true of an assessment by a method', () => {
    const ofOthers = ['assessment', 'detailed', 'attestation', 'summary', 'progress'];
    expect(Object.fromEntries(METHODS.map((method) => [method, kindsFor(method)]))).toEqual({
      self: ['self-assessment', 'detailed', 'summary', 'progress'],
      formal: ofOthers,
      'third-party': ofOthers,
    });
  });

  it('are never called an assessment or an attestation where somebody assessed themselves, nor the other way round', () => {
    for (const kind of REPORT_KINDS) {
      if (isKindOf(kind, 'self')) expect(reportTitle(kind, 'self')).not.toMatch(/attestation|(?<!self-)assessment/i);
      for (const method of ['formal', 'third-party'] as const)
        if (isKindOf(kind, method)) expect(reportTitle(kind, method)).not.toMatch(/self/i);
    }
  });
});
