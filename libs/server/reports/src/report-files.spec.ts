import { beginsAs } from './report-files';

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`;
const head = (more: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${more}`;

describe('the file of a report', () => {
  it.each([
    ['pdf', '%PDF-1.7\n', true],
    ['pdf', 'MZ', false],
    ['pdf', ' %PDF-1.7', false],
    ['html', `${head(POLICY)}<title>`, true],
    ['html', head(`<script>alert(1)</script>${POLICY}`), false],
    ['html', head(POLICY.replace('none', 'unsafe-inline')), false],
    ['html', '<html><body>', false],
    ['html', '', false],
    ['docx', 'PK\u0003\u0004', true],
    ['docx', '%PDF-1.7', false],
  ] as const)('is %s when it begins so: %s %p', (format, text, is) => {
    expect(beginsAs(format, Buffer.from(text))).toBe(is);
  });
});
