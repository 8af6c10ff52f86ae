import { ReportId } from '@certitude/contracts';
import { packagedReports } from './package-reports';

const detailed = {
  id: ReportId.parse('01990000-0000-7000-8000-000000000001'),
  kind: 'detailed',
  format: 'pdf',
  createdAt: new Date('2026-11-28T10:00:00Z'),
  size: 10,
  sha256: 'ab'.repeat(32),
  signedId: null,
} as const;

describe('a report in a package', () => {
  it.each([
    ['self', 'Detailed self-assessment report'],
    ['formal', 'Detailed assessment report'],
  ] as const)('of a %s assessment is called what it calls itself', (method, title) => {
    const [report] = packagedReports(method, [detailed], () => Promise.reject(new Error('Not read.')));
    expect(report).toMatchObject({ title, path: 'report/detailed.pdf' });
  });
});
