import { givenRecord } from '../../testing/records';
import { release } from '../../testing/releases';
import { readCsv } from '../csv/read-csv';
import { fileNameOf } from '../file-name';
import { openWorkbook } from '../xlsx/workbook';
import { RECORD_FORMATS, RECORD_KINDS } from './record-formats';
import { writeOwnWorkbook } from './own-workbook';

const exported = { record: givenRecord(), release: release('2.0.0'), imported: null };
const bytesOf = (content: string | Uint8Array): string => Buffer.from(content).toString('hex');

describe('every format of an assessment', () => {
  it.each(RECORD_KINDS)('%s is the same bytes whenever it is written', (kind) => {
    const first = bytesOf(RECORD_FORMATS[kind].write(exported));
    jest.useFakeTimers({ now: new Date('2032-01-01') });
    expect(bytesOf(RECORD_FORMATS[kind].write(exported))).toBe(first);
    jest.useRealTimers();
  });
});

describe('the list of answers', () => {
  it('has what an import needs, in the order of the model, and computes nothing', () => {
    const text = String(RECORD_FORMATS['answers-csv'].write(exported));
    expect(text).toContain(`"'=Spring ""2026"", first"`);
    const [first] = readCsv(text);
    expect(Object.fromEntries(first?.cells ?? [])).toMatchObject({
      Assessment: '=Spring "2026", first',
      'Model release': '2.0.0',
      Key: 'G.strategy-and-vision.sponsor-support',
      Level: '2',
      Notes: '- said so\n- by mail; "not" signed',
      Owner: '@Boris',
      'Due on': '2026-03-20',
      Evidence: '2',
    });
  });
});

describe('the workbook', () => {
  const sheets = openWorkbook(writeOwnWorkbook([exported]));
  it('has overview, answers, evidence index, plans and history', () => {
    expect(sheets?.sheetNames).toEqual(['Overview', 'Answers', 'Evidence', 'Plans', 'History']);
    const values = (name: string) => [...(sheets?.sheet(name).values() ?? [])].map(({ value }) => value);
    expect(values('Overview')).toEqual(expect.arrayContaining(['Overall score', 2.5, '2 of 75', 'Module: Governance']));
    expect(values('Evidence')).toEqual(expect.arrayContaining(['Mandate', 'a'.repeat(64), 46023]));
    expect(values('Plans')).toEqual(
      expect.arrayContaining(['Find a sponsor', '[x] Ask the board\n[ ] Write the mandate']),
    );
    expect(values('History')).toEqual(expect.arrayContaining(['owner', '@Boris', 'Anna Nováková']));
  });

  it('of several assessments has evidence once, with everything that it proves', () => {
    const other = givenRecord({
      evidence: givenRecord().evidence.map((item) => ({ ...item, answers: ['O.other.key'] })),
    });
    const evidence = openWorkbook(writeOwnWorkbook([exported, { ...exported, record: other }]))?.sheet('Evidence');
    expect([...(evidence?.values() ?? [])].filter(({ value }) => value === 'Mandate')).toHaveLength(1);
    expect([...(evidence?.values() ?? [])].map(({ value }) => value)).toContain(
      'G.strategy-and-vision.sponsor-support\nO.other.key',
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['Spring 2026, first', 'Spring-2026-first'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Žižkov 評価', 'Žižkov-評価'],
    ['a"b\r\nc', 'a-b-c'],
    ['...', 'assessment'],
    ['CON', 'assessment-CON'],
    ['x'.repeat(200), 'x'.repeat(80)],
    ['\u202Etxt.exe', 'txt-exe'],
  ])('of %j begins with %j', (name, start) => {
    expect(fileNameOf(name)).toBe(start);
  });
});
