import { type TableShape } from '../format/table-shape';
import { type NewNames, rowTranslation } from './row-translation';

const NOW = new Date('2030-01-15T12:00:00.000Z');
const NAMES: NewNames = { row: (id) => `here-${id}`, account: new Map([['ada', 'ada-here']]), release: new Map() };
const column = (name: string, names: TableShape['columns'][number]['names'] = null) => ({
  ...{ name, type: 'text', required: true, names },
});
const table = (name: string, more: Partial<TableShape> = {}): TableShape => ({
  ...{ table: name, columns: [], references: [], ...more },
});

describe('what was decided elsewhere', () => {
  it.each([
    ['response', 'status', 'accepted', 'ready-for-review'],
    ['response', 'status', 'changes-requested', 'changes-requested'],
    ['evidence_revision', 'state', 'accepted', 'submitted'],
    ['evidence_revision', 'state', 'expired', 'submitted'],
    ['evidence_revision', 'state', 'rejected', 'rejected'],
    ['action_plan', 'status', 'verified', 'done'],
    ['action_plan', 'status', 'cancelled', 'cancelled'],
    ['assessment', 'state', 'finalized', 'finalized'],
  ])('%s with the %s %s is %s here where nobody vouches for it', (name, field, said, here) => {
    const shape = table(name, { columns: [column(field)] });
    const row = { [field]: said };
    expect(rowTranslation(shape, NAMES, { trusted: false, now: NOW })(row)).toEqual({ [field]: here });
    expect(rowTranslation(shape, NAMES, { trusted: true, now: NOW })(row)).toEqual(row);
  });
});

describe('a row from elsewhere', () => {
  const translate = rowTranslation(
    table('pki', {
      columns: [column('id', 'row'), column('created_by', 'account'), column('created_at'), column('baseline_id')],
      past: ['created_at'],
      later: ['baseline_id'],
    }),
    NAMES,
    { trusted: true, now: NOW },
  );
  const row = { id: 'a', created_by: 'ada', created_at: '2029-01-01T00:00:00.000Z', baseline_id: 'b' };

  it('has the names of here, and waits for what comes after it', () => {
    expect(translate(row)).toEqual({ ...row, id: 'here-a', created_by: 'ada-here', baseline_id: null });
  });

  it('is none when it names somebody whom the archive lacks', () => {
    expect(translate({ ...row, created_by: 'eve' })).toBeNull();
  });

  it('happened before it arrived, also where the clock there is ahead', () => {
    expect(translate({ ...row, created_at: '2030-01-16T00:00:00.000Z' })).toMatchObject({
      created_at: NOW.toISOString(),
    });
  });
});
