import { type SavingState } from '@certitude/web/core';
import { savingState, type SavingSituation } from './saving';

const calm: SavingSituation = {
  online: true,
  phase: 'live',
  stream: 'open',
  saving: { pending: 0, oldestMadeAt: null },
  possible: true,
  reading: false,
  now: 10_000,
};
const two = { pending: 2, oldestMadeAt: 9_000 };
const old = { pending: 2, oldestMadeAt: 1_000 };

describe('how edits stand', () => {
  it.each<[string, Partial<SavingSituation>, SavingState | null]>([
    ['all acknowledged', {}, { kind: 'saved' }],
    ['under way', { saving: two }, { kind: 'saving' }],
    ['under way for long', { saving: old }, { kind: 'waiting', changes: 2 }],
    ['joining, with edits', { phase: 'joining', saving: two }, { kind: 'waiting', changes: 2 }],
    ['joining, without', { phase: 'joining' }, { kind: 'connecting' }],
    ['told to wait before joining', { phase: 'waiting' }, { kind: 'connecting' }],
    ['told to wait, with edits', { phase: 'waiting', saving: two }, { kind: 'waiting', changes: 2 }],
    ['without a connection', { phase: 'offline' }, { kind: 'offline', changes: 0 }],
    [
      'without a network, which the connection has not noticed',
      { online: false, saving: two },
      { kind: 'offline', changes: 2 },
    ],
    ['only read, without a network', { online: false, reading: true }, { kind: 'offline', changes: 0 }],
    ['closed, without a network', { online: false, phase: 'closed' }, null],
    ['of a server that cannot save', { possible: false, saving: two }, { kind: 'impossible', changes: 2 }],
    ['only read', { reading: true, phase: 'offline' }, { kind: 'reading', changes: 0 }],
    ['finalized', { stream: 'final' }, { kind: 'frozen' }],
    ['finalized, and joined again', { stream: 'final', phase: 'joining' }, { kind: 'frozen' }],
    ['closed to the person', { phase: 'closed' }, null],
    ['closed with edits, which the page lists', { phase: 'closed', saving: two }, null],
  ])('%s', (_, more, expected) => {
    expect(savingState({ ...calm, ...more })).toEqual(expected);
  });
});
