import { LIVE_LIMITS, Submit, type RejectionCode, NOTE_FRAGMENT } from '@certitude/contracts';
import * as Y from 'yjs';
import { fieldChange } from '../draft';
import { noteFromPlainText, noteToPlainText } from '../note-codec';
import { aClient, anAccount, aResponse, ASSESSMENT } from '../testing/given';
import { NoteAuthor } from '../testing/notes';
import { ME, OTHER, ReplicaDesk, snapshot, streamed, streamedNote, tail } from '../testing/replica-desk';
import { toSubmit, type OutboxEntry } from './outbox-entry';

const R1 = aResponse(1);
const live = () => {
  const desk = new ReplicaDesk().join();
  desk.effects.length = 0;
  return desk;
};
const valuesSent = (desk: ReplicaDesk) =>
  desk.asked('send').map(({ entries }) => entries.map((entry) => (entry.field === 'rationale' ? 'text' : entry.value)));
const numberOf = (desk: ReplicaDesk, index = 0): number => desk.asked('send')[0]?.entries[index]?.clientSeq ?? -1;
const own = (clientSeq: number) => ({ actor: ME, client: aClient(1), clientSeq });
/** Sets level 3 and returns the number it was sent with. */
const sendLevel3 = (desk: ReplicaDesk): number => {
  desk.level(3);
  return numberOf(desk);
};

describe('joining', () => {
  it('begins with a connection and asks for everything the first time', () => {
    const desk = new ReplicaDesk();
    desk.take(desk.replica.connected());
    expect(desk.asked('join')).toEqual([{ type: 'join' }]);
    desk.answer();
    expect(desk.replica).toMatchObject({ phase: 'live', head: 10, epoch: 1, state: 'open', role: 'assessor' });
    expect(desk.effects).toEqual([{ type: 'status' }, { type: 'changed', responses: [R1, aResponse(2)] }]);
  });

  it('again asks for what is missing', () => {
    const desk = live();
    desk.take(desk.replica.disconnected());
    expect(desk.replica.phase).toBe('offline');
    desk.take(desk.replica.connected());
    expect(desk.asked('join')).toEqual([{ type: 'join', last: 10, epoch: 1 }]);
    desk.answer({ head: 11, content: tail(11, streamed(fieldChange('level', 4, 0))) });
    expect(desk.replica.view(R1)?.values.level).toBe(4);
  });

  it.each([
    ['does not begin where this side stands', 12, tail(12, streamed(fieldChange('level', 4, 0)))],
    ['does not reach the head', 12, tail(11, streamed(fieldChange('level', 4, 0)))],
    ['names something unknown', 11, tail(11, streamed(fieldChange('level', 4, 0), { response: aResponse(9) }))],
  ])('starts over when the tail %s', (_, head, content) => {
    const desk = live();
    desk.reconnect({ head, content });
    expect(desk.asked('join')).toEqual([{ type: 'join', last: 10, epoch: 1 }, { type: 'join' }]);
    desk.answer({ head: 12 });
    expect(desk.replica).toMatchObject({ phase: 'live', head: 12 });
  });

  it('keeps what arrives before the answer for after it', () => {
    const desk = new ReplicaDesk();
    desk.take(desk.replica.connected());
    desk.receive(11, streamed(fieldChange('level', 4, 0)));
    desk.take(desk.replica.stateChanged({ state: 'freezing', epoch: 2 }));
    desk.answer();
    expect(desk.replica).toMatchObject({ head: 11, state: 'freezing', epoch: 2 });
    expect(desk.replica.view(R1)?.values.level).toBe(4);
  });

  it('happens once more when something may have been missed meanwhile', () => {
    const desk = new ReplicaDesk();
    desk.take(desk.replica.connected());
    desk.take(desk.replica.resync());
    desk.asked('join');
    desk.answer();
    expect(desk.asked('join')).toEqual([{ type: 'join', last: 10, epoch: 1 }]);
  });

  it('waits longer each time the server is busy', () => {
    const desk = new ReplicaDesk();
    desk.take(desk.replica.connected());
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map(() => {
      desk.take(desk.replica.joinRefused('busy'));
      expect(desk.replica.phase).toBe('waiting');
      const [retry] = desk.asked('retry');
      desk.take(desk.replica.retry());
      expect(desk.replica.phase).toBe('joining');
      return retry?.afterMs;
    });
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  it('that is refused for good closes the assessment and shows what is not saved', () => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    desk.take(desk.replica.disconnected());
    desk.take(desk.replica.connected());
    desk.take(desk.replica.joinRefused('not_found'));
    expect(desk.replica.phase).toBe('closed');
    expect(desk.asked('closed')).toMatchObject([{ code: 'not_found', unsaved: [{ clientSeq, value: 3 }] }]);
  });
});

describe('without a connection', () => {
  const read = (desk: ReplicaDesk, head = 12, epoch = 1): void => {
    const content = snapshot({ level: 4 });
    if (content.kind !== 'snapshot') throw new Error('no snapshot');
    const situation = { head, epoch, state: 'open', role: 'viewer', contributors: [] } as const;
    desk.take(desk.replica.read({ ...situation, snapshot: content.snapshot }));
  };

  it('shows what was read past the stream, and goes on from there', () => {
    const desk = new ReplicaDesk();
    read(desk);
    expect(desk.replica).toMatchObject({ phase: 'offline', head: 12, epoch: 1, role: 'viewer' });
    expect(desk.replica.view(R1)?.values.level).toBe(4);
    desk.take(desk.replica.connected());
    expect(desk.asked('join')).toEqual([{ type: 'join', last: 12, epoch: 1 }]);
  });

  it('keeps the own edits that wait on top of it', () => {
    const desk = live();
    desk.take(desk.replica.disconnected());
    desk.level(3);
    read(desk);
    expect(desk.replica.view(R1)?.values.level).toBe(3);
    expect(desk.replica.saving().pending).toBe(1);
  });

  it.each([
    ['is behind what is known', (desk: ReplicaDesk) => desk.take(desk.replica.disconnected()), 9, 1],
    ['is of an earlier time', (desk: ReplicaDesk) => desk.take(desk.replica.disconnected()), 12, 0],
    ['comes when the stream is followed again', () => undefined, 12, 1],
  ])('leaves alone what is here when what was read %s', (_, before, head, epoch) => {
    const desk = live();
    before(desk);
    read(desk, head, epoch);
    expect(desk.replica).toMatchObject({ head: 10, epoch: 1, role: 'assessor' });
    expect(desk.replica.view(R1)?.values.level).not.toBe(4);
  });
});

describe('the stream', () => {
  it('is followed in order, each operation once', () => {
    const desk = live();
    const [first, second] = [streamed(fieldChange('level', 4, 0)), streamed(fieldChange('level', 5, 4))];
    desk.receive(11, first);
    desk.receive(11, first, second);
    desk.receive(11, first);
    expect(desk.replica.head).toBe(12);
    expect(desk.replica.view(R1)).toMatchObject({
      values: { level: 5 },
      origins: { level: { seq: 12, actor: OTHER } },
    });
    expect(desk.asked('join')).toEqual([]);
  });

  it('with a hole is asked for again from where this side stands', () => {
    const desk = live();
    desk.receive(12, streamed(fieldChange('level', 5, 4)));
    expect(desk.asked('join')).toEqual([{ type: 'join', last: 10, epoch: 1 }]);
    expect(desk.replica.view(R1)?.values.level).toBe(0);
  });

  it('with a response that is not known here needs a snapshot', () => {
    const desk = live();
    desk.receive(11, streamed(fieldChange('level', 5, 4), { response: aResponse(9) }));
    expect(desk.asked('join')).toEqual([{ type: 'join' }]);
  });

  it('is nobody’s business without a connection', () => {
    const desk = live();
    desk.take(desk.replica.disconnected());
    desk.receive(11, streamed(fieldChange('level', 5, 0)));
    expect(desk.replica.head).toBe(10);
  });
});

describe('an own edit', () => {
  it('shows at once, is stored before it is sent, and is saved when it comes back in the stream', () => {
    const desk = live();
    desk.level(3);
    expect(desk.effects.map(({ type }) => type)).toEqual(['persist', 'changed', 'send']);
    expect(desk.replica.view(R1)).toMatchObject({
      values: { level: 3, status: 'in-progress' },
      pending: new Set(['level']),
    });
    expect(desk.replica.saving()).toEqual({ pending: 1, oldestMadeAt: desk.now });
    const clientSeq = numberOf(desk);
    desk.receive(11, streamed(fieldChange('level', 3, 0), own(clientSeq)));
    expect(desk.asked('persist')).toEqual([{ type: 'persist', put: [], remove: [clientSeq] }]);
    expect(desk.replica.saving()).toEqual({ pending: 0, oldestMadeAt: null });
    expect(desk.replica.view(R1)?.pending.size).toBe(0);
  });

  it('is sent as the contract wants it, with its age and what its author had seen', () => {
    const desk = live();
    desk.receive(11, streamed(fieldChange('level', 1, 0)));
    desk.level(3);
    const [send] = desk.asked('send');
    if (!send) throw new Error('nothing was sent');
    const message = toSubmit(send, { assessment: ASSESSMENT, client: aClient(1) }, desk.now + 250.4);
    expect(Submit.parse(message)).toEqual(message);
    expect(message).toMatchObject({
      epoch: 1,
      operations: [{ field: 'level', value: 3, base: 11, age: 250, response: R1 }],
    });
  });

  it('of several answers goes in one message, each with a number of its own', () => {
    const desk = live();
    const edits = [R1, aResponse(2)].map((response) => ({ response, field: 'owner' as const, value: OTHER }));
    desk.take(desk.replica.editAll(edits, desk.now));
    expect(desk.effects.map(({ type }) => type)).toEqual(['persist', 'changed', 'send']);
    const [send, ...others] = desk.asked('send');
    expect(others).toEqual([]);
    expect(send?.entries).toMatchObject(edits);
    expect(new Set(send?.entries.map(({ clientSeq }) => clientSeq)).size).toBe(2);
  });

  it('of what is there already is none', () => {
    const desk = live();
    desk.level(0);
    expect(desk.effects).toEqual([]);
  });

  it('waits while a message is in flight, and goes with all others after it', () => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    desk.flag(true);
    desk.level(4, aResponse(2));
    expect(desk.asked('send')).toEqual([]);
    desk.receive(11, streamed(fieldChange('level', 3, 0), own(clientSeq)));
    expect(valuesSent(desk)).toEqual([[true, 4]]);
  });

  it('stays visible on top of what others set meanwhile', () => {
    const desk = live();
    desk.level(3);
    desk.receive(11, streamed(fieldChange('level', 5, 0)));
    expect(desk.replica.view(R1)?.values.level).toBe(3);
  });

  it.each<[string, (desk: ReplicaDesk) => void, RejectionCode]>([
    [
      'the assessment is frozen',
      (desk) => desk.take(desk.replica.stateChanged({ state: 'final', epoch: 2 })),
      'frozen',
    ],
    [
      'access has ended',
      (desk) => desk.take(desk.replica.permissionsChanged({ role: null, contributors: [] })),
      'forbidden',
    ],
  ])('is not even tried when %s', (_, happen, code) => {
    const desk = live();
    happen(desk);
    desk.effects.length = 0;
    desk.level(3);
    expect(desk.effects).toEqual([{ type: 'refused', response: R1, field: 'level', value: 3, code, clientSeq: null }]);
    desk.text(new NoteAuthor(7).paragraph('lost'));
    expect(desk.asked('noteRefused')).toMatchObject([{ response: R1, code, typed: 'lost', clientSeqs: [] }]);
    expect(desk.replica.saving().pending).toBe(0);
  });
});

describe('edits that have not left', () => {
  const busyDesk = () => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    return { desk, goOn: (seq = 11) => desk.receive(seq, streamed(fieldChange('level', 3, 0), own(clientSeq))) };
  };

  it('of the same field become one, which keeps what its author had seen first', () => {
    const { desk, goOn } = busyDesk();
    desk.flag(true);
    desk.receive(11, streamed(fieldChange('flag', true, false)));
    desk.flag(false);
    goOn(12);
    expect(desk.asked('send')[0]?.entries).toMatchObject([{ value: false, base: 0, madeAt: desk.now }]);
  });

  it('of a note become one', () => {
    const { desk, goOn } = busyDesk();
    const author = new NoteAuthor(7);
    author.paragraph('a');
    for (let at = 1; at < 200; at++) author.type(at, 'a');
    author.updates.forEach((update) => desk.text(update));
    goOn();
    const entries = desk.asked('send')[0]?.entries ?? [];
    expect(entries).toHaveLength(1);
    expect(entries.map((entry) => entry.field === 'rationale' && noteToPlainText(entry.update))).toEqual([
      'a'.repeat(200),
    ]);
  });

  it('stay apart when something else of the response was edited in between', () => {
    const { desk, goOn } = busyDesk();
    desk.level(4);
    desk.take(desk.replica.edit(R1, 'status', 'ready-for-review', desk.now));
    desk.level(5);
    goOn();
    expect(valuesSent(desk)).toEqual([[4, 'ready-for-review', 5]]);
  });

  it('stay apart where a status moves step by step', () => {
    const { desk, goOn } = busyDesk();
    desk.take(desk.replica.edit(R1, 'status', 'ready-for-review', desk.now));
    desk.take(desk.replica.edit(R1, 'status', 'in-progress', desk.now));
    goOn();
    expect(valuesSent(desk)).toEqual([['ready-for-review', 'in-progress']]);
  });

  it('are only merged into what the server cannot have seen', () => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    desk.take(desk.replica.disconnected());
    desk.level(4);
    desk.join({ content: tail(11) });
    expect(desk.asked('send')[0]?.entries).toMatchObject([{ clientSeq, value: 3 }, { value: 4 }]);
  });

  it('go in messages that fit a frame', () => {
    const desk = live();
    desk.take(desk.replica.disconnected());
    const large = (id: number) => new NoteAuthor(id).paragraph('x'.repeat(40_000));
    [1, 2, 3, 4, 5, 6, 7].forEach((id) => desk.text(large(id)));
    desk.join({ content: tail(11) });
    const entries = desk.asked('send')[0]?.entries ?? [];
    const bytes = entries.reduce((sum, entry) => sum + (entry.field === 'rationale' ? entry.update.byteLength : 0), 0);
    expect(entries).toHaveLength(6);
    expect(bytes).toBeLessThan(LIVE_LIMITS.frameBytes);
  });

  it('go in messages of so many at most', () => {
    const desk = live();
    desk.take(desk.replica.disconnected());
    for (let turn = 0; turn < 50; turn++) {
      desk.flag(turn % 2 === 0);
      desk.level(turn % 2 === 0 ? 1 : 2);
    }
    desk.join({ content: tail(11) });
    expect(desk.asked('send')[0]?.entries).toHaveLength(LIVE_LIMITS.operationsPerMessage);
  });
});

describe('after a broken connection', () => {
  it('what the stream has reached is saved, what it rejected is handed back, and the rest goes again', () => {
    const desk = live();
    desk.flag(true);
    const first = numberOf(desk);
    desk.take(desk.replica.disconnected());
    desk.level(3);
    desk.level(4, aResponse(2));
    const rejected = [{ clientSeq: first + 1_000, code: 'stale' as const, current: 5 as const }];
    desk.effects.length = 0;
    desk.join({
      head: 11,
      content: tail(11, streamed(fieldChange('flag', true, false), own(first))),
      cursor: { clientSeq: first + 1_000, rejected },
    });
    expect(desk.effects).toContainEqual(
      expect.objectContaining({ type: 'refused', field: 'level', value: 3, code: 'stale', current: 5 }),
    );
    expect(valuesSent(desk)).toEqual([[4]]);
  });

  it('what is in a snapshot already is not sent again', () => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    desk.reconnect({ head: 30, content: snapshot({ level: 5 }), cursor: { clientSeq, rejected: [] } });
    expect(desk.replica.saving().pending).toBe(0);
    expect(desk.replica.view(R1)?.values.level).toBe(5);
    expect(desk.asked('send')).toEqual([]);
  });

  it('edits of another epoch are too late', () => {
    const desk = live();
    desk.take(desk.replica.disconnected());
    desk.level(3);
    desk.reconnect({ epoch: 3, content: tail(11) });
    expect(desk.asked('refused')).toMatchObject([{ value: 3, code: 'frozen' }]);
    expect(desk.asked('send')).toEqual([]);
  });
});

describe('after a reload', () => {
  const stored = (desk: ReplicaDesk): OutboxEntry[] => {
    const entries = new Map<number, OutboxEntry>();
    for (const { put, remove } of desk.asked('persist')) {
      put.forEach((entry) => entries.set(entry.clientSeq, entry));
      remove.forEach((clientSeq) => entries.delete(clientSeq));
    }
    return [...entries.values()];
  };

  it('stored edits are shown on top of what is committed, and sent', () => {
    const desk = live();
    desk.level(3);
    desk.text(new NoteAuthor(7).paragraph('typed before'));
    desk.reload(stored(desk)).join();
    expect(desk.replica.view(R1)?.values.level).toBe(3);
    expect(noteToPlainText(desk.replica.noteState(R1))).toBe('typed before');
    expect(desk.replica.note(R1).getXmlFragment(NOTE_FRAGMENT).length).toBe(1);
    expect(valuesSent(desk)).toEqual([[3, 'text']]);
  });

  it('new edits have numbers nobody used before, even when the last ones were neither stored nor decided', () => {
    const desk = live();
    const lost = sendLevel3(desk);
    desk.reload([]).join();
    expect(sendLevel3(desk)).toBeGreaterThan(lost);
  });

  it('new edits follow what the server has seen, when the clock was set back', () => {
    const desk = live();
    desk.reload([]).join({ cursor: { clientSeq: 5_000_000, rejected: [] } });
    expect(sendLevel3(desk)).toBe(5_000_001);
  });

  it('new edits are not merged into stored ones, not even into those that wait for a second message', () => {
    const desk = live();
    desk.take(desk.replica.disconnected());
    for (let turn = 0; turn < 50; turn++) {
      desk.flag(turn % 2 === 0);
      desk.level(turn % 2 === 0 ? 1 : 2);
    }
    desk.reload(stored(desk)).join();
    desk.level(5);
    expect(desk.replica.saving().pending).toBe(101);
  });

  it('a damaged entry harms nobody', () => {
    const desk = live();
    desk.text(new NoteAuthor(7).paragraph('typed'));
    const damaged = stored(desk).map((entry) =>
      entry.field === 'rationale' ? { ...entry, update: new Uint8Array([9, 9]) } : entry,
    );
    desk.reload(damaged).join();
    expect(desk.replica.note(R1).getXmlFragment(NOTE_FRAGMENT).length).toBe(0);
    desk.take(desk.replica.rejected({ rejections: [{ clientSeq: numberOf(desk), code: 'invalid' }] }));
    expect(desk.asked('noteRefused')).toMatchObject([{ code: 'invalid', typed: '' }]);
  });
});

describe('a refusal', () => {
  it('takes the edit away and hands it back with what stands', () => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    desk.take(desk.replica.rejected({ rejections: [{ clientSeq, code: 'stale', current: 5 }] }));
    expect(desk.asked('refused')).toEqual([
      { type: 'refused', response: R1, field: 'level', value: 3, clientSeq, code: 'stale', current: 5 },
    ]);
    expect(desk.replica.view(R1)?.values.level).toBe(0);
    expect(desk.replica.saving().pending).toBe(0);
  });

  it('is told once, however often it arrives', () => {
    const desk = live();
    const rejections = [{ clientSeq: sendLevel3(desk), code: 'forbidden' as const }];
    desk.take(desk.replica.rejected({ rejections }));
    desk.take(desk.replica.rejected({ rejections }));
    expect(desk.asked('refused')).toHaveLength(1);
  });

  it.each(['busy', 'order'] as const)('for now (%s) keeps the edit and sends it again after a pause', (code) => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    desk.take(desk.replica.rejected({ rejections: [{ clientSeq, code }] }));
    desk.flag(true);
    expect([desk.asked('retry').length, desk.asked('send')]).toEqual([1, []]);
    desk.take(desk.replica.retry());
    expect(valuesSent(desk)).toEqual([[3, true]]);
  });

  it('of the whole message counts for each edit in it, and for no other', () => {
    const desk = live();
    sendLevel3(desk);
    desk.flag(true);
    desk.take(desk.replica.messageRefused('invalid'));
    expect(desk.effects).toContainEqual(expect.objectContaining({ type: 'refused', field: 'level', code: 'invalid' }));
    expect(valuesSent(desk)).toEqual([[true]]);
  });

  it.each(['not_found', 'unauthenticated'] as const)(
    'of the whole message (%s) keeps its edits: the tab is to join first',
    (code) => {
      const desk = live();
      const clientSeq = sendLevel3(desk);
      expect(desk.replica.isInFlight(clientSeq)).toBe(true);
      desk.take(desk.replica.messageRefused(code));
      expect(desk.effects.filter(({ type }) => type === 'refused')).toEqual([]);
      expect(desk.asked('join')).toHaveLength(1);
      expect(desk.replica.isInFlight(clientSeq)).toBe(false);
      expect(desk.replica.saving().pending).toBe(1);
    },
  );

  it('comes for everything that was made before the assessment was frozen and had not left', () => {
    const desk = live();
    const sent = sendLevel3(desk);
    desk.flag(true);
    desk.take(desk.replica.stateChanged({ state: 'freezing', epoch: 2 }));
    expect(desk.asked('refused')).toMatchObject([{ field: 'flag', code: 'frozen' }]);
    // Of what had left only the server can tell: it may have come in time.
    desk.receive(11, streamed(fieldChange('level', 3, 0), own(sent)));
    expect(desk.asked('refused')).toEqual([]);
    expect(desk.replica.view(R1)?.values).toMatchObject({ level: 3, flag: false });
  });

  it('is not made of news from an earlier epoch', () => {
    const desk = new ReplicaDesk().join({ epoch: 3 });
    desk.take(desk.replica.stateChanged({ state: 'freezing', epoch: 2 }));
    expect(desk.replica).toMatchObject({ state: 'open', epoch: 3 });
  });
});

describe('losing access', () => {
  it('closes the assessment at once and shows what is not saved', () => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    desk.take(desk.replica.permissionsChanged({ role: null, contributors: [] }));
    expect(desk.asked('closed')).toMatchObject([{ code: 'forbidden', unsaved: [{ clientSeq }] }]);
    desk.receive(11, streamed(fieldChange('flag', true, false)));
    expect(desk.replica.view(R1)?.values.flag).toBe(false);
    desk.join({ content: tail(11) });
    expect(valuesSent(desk)).toEqual([[3]]);
  });

  it('is not the same as changing the role', () => {
    const desk = live();
    desk.take(desk.replica.permissionsChanged({ role: 'viewer', contributors: [] }));
    expect([desk.replica.phase, desk.replica.role, desk.effects]).toEqual(['live', 'viewer', [{ type: 'status' }]]);
  });
});

describe('being invited', () => {
  const invited = [{ response: R1, accounts: [OTHER] }];

  it('is told when somebody is, and once', () => {
    const desk = live();
    const change = { role: 'assessor', contributors: invited } as const;
    desk.take(desk.replica.permissionsChanged(change));
    expect([desk.replica.contributors.get(R1), desk.effects]).toEqual([new Set([OTHER]), [{ type: 'status' }]]);
    desk.take(desk.replica.permissionsChanged(change));
    expect(desk.effects).toHaveLength(1);
  });

  it('is what the last join says', () => {
    const desk = live();
    desk.reconnect({ contributors: invited, content: tail(11) });
    expect(desk.replica.contributors.size).toBe(1);
    desk.reconnect({ contributors: [], content: tail(11) });
    expect(desk.replica.contributors.size).toBe(0);
  });
});

describe('two people on one field', () => {
  it('the one who was overwritten sees by whom, and what was there', () => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    desk.receive(11, streamed(fieldChange('level', 3, 0), own(clientSeq)));
    desk.receive(12, streamed(fieldChange('level', 5, 3, { actor: ME, seq: 11 })));
    expect(desk.asked('conflict')).toEqual([
      { type: 'conflict', response: R1, field: 'level', mine: 3, theirs: 5, actor: OTHER, seq: 12, standing: 'theirs' },
    ]);
  });

  it('the one who overwrote without having seen it sees it too', () => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    desk.receive(
      11,
      streamed(fieldChange('level', 5, 0)),
      streamed(fieldChange('level', 3, 5, { actor: OTHER, seq: 11 }), own(clientSeq)),
    );
    expect(desk.asked('conflict')).toEqual([
      { type: 'conflict', response: R1, field: 'level', mine: 3, theirs: 5, actor: OTHER, seq: 12, standing: 'mine' },
    ]);
  });

  it('nobody else is bothered', () => {
    const desk = live();
    desk.receive(11, streamed(fieldChange('level', 5, 3, { actor: anAccount(3), seq: 4 })));
    expect(desk.asked('conflict')).toEqual([]);
  });
});

describe('undo', () => {
  const savedLevel3 = () => {
    const desk = live();
    const clientSeq = sendLevel3(desk);
    desk.receive(11, streamed(fieldChange('level', 3, 0), own(clientSeq)));
    return desk;
  };

  it('brings back what the own last change replaced', () => {
    expect(savedLevel3().replica.lastOwn(R1, 'level')).toEqual({ value: 0 });
  });

  it('of an unsaved edit brings back what is below it', () => {
    const desk = savedLevel3();
    desk.level(4);
    expect(desk.replica.lastOwn(R1, 'level')).toEqual({ value: 3 });
    desk.level(5);
    expect(desk.replica.lastOwn(R1, 'level')).toEqual({ value: 4 });
  });

  it('is over once somebody else has changed the field, or nothing was changed', () => {
    const desk = savedLevel3();
    desk.receive(12, streamed(fieldChange('level', 5, 3)));
    expect(desk.replica.lastOwn(R1, 'level')).toBeNull();
    expect(desk.replica.lastOwn(R1, 'flag')).toBeNull();
  });
});

describe('a note', () => {
  const author = new NoteAuthor(7);
  const begun = author.paragraph('begun');
  const note = (update: Uint8Array, generation = 1) => [{ response: R1, generation, state: update }];
  const withNote = () => new ReplicaDesk().join({ content: snapshot({}, note(begun)) });
  const typeInto = (doc: Y.Doc, words: string): void => {
    const first = doc.getXmlFragment(NOTE_FRAGMENT).get(0);
    const text = first instanceof Y.XmlElement ? first.get(0) : null;
    if (text instanceof Y.XmlText) text.insert(0, words);
  };
  const textOf = (doc: Y.Doc): string => noteToPlainText(Y.encodeStateAsUpdate(doc));

  it('is shown with others’ and own edits, and the own ones are sent', () => {
    const desk = withNote();
    const doc = desk.open();
    typeInto(doc, 'mine ');
    desk.receive(11, streamedNote(author.type(5, ' theirs')));
    expect(textOf(doc)).toBe('mine begun theirs');
    expect(noteToPlainText(desk.replica.noteState(R1))).toBe('mine begun theirs');
    expect(desk.replica.view(R1)).toMatchObject({ pending: new Set(['rationale']), values: { status: 'in-progress' } });
    expect(valuesSent(desk)).toEqual([['text']]);
  });

  it('has a document only when it is asked for, and a new Yjs client each time', () => {
    const desk = withNote();
    const first = desk.replica.note(R1);
    expect(desk.replica.note(R1)).toBe(first);
    desk.replica.closeNote(R1);
    expect(desk.replica.note(R1).clientID).not.toBe(first.clientID);
  });

  it('keeps its document over a new snapshot', () => {
    const desk = withNote();
    const doc = desk.open();
    const more = author.type(0, 'more ');
    desk.reconnect({ head: 40, content: snapshot({}, note(author.state)) });
    expect(more.byteLength).toBeGreaterThan(0);
    expect(desk.asked('noteReset')).toEqual([]);
    expect(textOf(doc)).toBe(textOf(author.doc));
  });

  it('may be edited by its editor while it follows the stream', () => {
    const desk = withNote();
    const doc = desk.open();
    let repaired = false;
    doc.on('update', (_: Uint8Array, origin: unknown) => {
      if (typeof origin === 'symbol' && !repaired) {
        repaired = true;
        typeInto(doc, '!');
      }
    });
    desk.effects.length = 0;
    desk.receive(11, streamedNote(new NoteAuthor(8, begun).type(0, 'theirs ')), streamed(fieldChange('level', 4, 0)));
    expect(desk.replica.head).toBe(12);
    expect(textOf(doc)).toContain('!');
    expect(valuesSent(desk)).toEqual([['text']]);
  });

  it('is given a new document when its editor cannot follow', () => {
    const desk = withNote();
    const doc = desk.open();
    doc.on('update', () => {
      throw new Error('editor');
    });
    desk.receive(11, streamedNote(new NoteAuthor(8, begun).type(0, 'theirs ')));
    expect(desk.asked('noteReset')).toEqual([{ type: 'noteReset', response: R1 }]);
    expect(textOf(desk.replica.note(R1))).toBe('theirs begun');
  });

  it('returns to what is committed when an edit is refused, and hands back what was typed', () => {
    const desk = withNote();
    const doc = desk.open();
    typeInto(doc, 'lost ');
    const clientSeq = numberOf(desk);
    typeInto(doc, 'and more ');
    desk.take(desk.replica.rejected({ rejections: [{ clientSeq, code: 'forbidden' }] }));
    const [refused] = desk.effects.filter((effect) => effect.type === 'noteRefused');
    expect(refused).toMatchObject({
      response: R1,
      code: 'forbidden',
      typed: 'lost and more',
      note: 'and more lost begun',
    });
    expect(desk.asked('noteReset')).toHaveLength(1);
    expect(desk.replica.saving().pending).toBe(0);
    expect(textOf(desk.open())).toBe('begun');
  });

  it('leaves it to the server what becomes of later edits that have left too', () => {
    const desk = withNote();
    desk.take(desk.replica.disconnected());
    const [mine, other] = [new NoteAuthor(8, begun), new NoteAuthor(9, begun)];
    desk.text(mine.type(0, 'lost '));
    desk.flag(true);
    const kept = other.erase(0, 2);
    desk.text(kept);
    desk.join({ content: tail(11) });
    const [first, , third] = desk.asked('send')[0]?.entries ?? [];
    desk.take(desk.replica.rejected({ rejections: [{ clientSeq: first?.clientSeq ?? 0, code: 'gap' }] }));
    expect(desk.asked('noteRefused')).toMatchObject([{ typed: 'lost', clientSeqs: [first?.clientSeq] }]);
    expect(textOf(desk.replica.note(R1))).toBe('gun');
    desk.receive(11, streamedNote(kept, { own: third?.clientSeq ?? 0 }));
    expect(desk.asked('noteRefused')).toEqual([]);
    expect(textOf(desk.replica.note(R1))).toBe('gun');
  });

  it('refuses what is too large for one edit, and keeps what was typed before', () => {
    const desk = withNote();
    desk.open();
    desk.take(desk.replica.disconnected());
    typeInto(desk.replica.note(R1), 'kept ');
    typeInto(desk.replica.note(R1), 'x'.repeat(LIVE_LIMITS.textBytes));
    expect(desk.asked('noteRefused')).toMatchObject([{ code: 'too_large', clientSeqs: [] }]);
    expect(textOf(desk.open())).toBe('kept begun');
    expect(desk.replica.saving().pending).toBe(1);
  });

  it('that was replaced begins anew, and edits of the old one are refused by the server', () => {
    const desk = withNote();
    const doc = desk.open();
    typeInto(doc, 'old ');
    const clientSeq = numberOf(desk);
    desk.receive(11, streamedNote(noteFromPlainText('restored', 50), { generation: 2 }));
    expect(desk.asked('noteReset')).toHaveLength(1);
    expect(desk.replica.saving().pending).toBe(1);
    desk.take(desk.replica.rejected({ rejections: [{ clientSeq, code: 'gap' }] }));
    expect(desk.asked('noteRefused')).toMatchObject([{ code: 'gap', typed: 'old' }]);
    expect(textOf(desk.open())).toBe('restored');
    typeInto(desk.replica.note(R1), 'new ');
    expect(desk.asked('send')[0]?.entries).toMatchObject([{ generation: 2 }]);
  });

  it('holds an own edit once it has come back, whether the document is open or not', () => {
    const desk = withNote();
    const mine = new NoteAuthor(8, begun).type(0, 'mine ');
    desk.text(mine);
    desk.receive(11, streamedNote(mine, { own: numberOf(desk) }));
    expect(noteToPlainText(desk.replica.noteState(R1))).toBe('mine begun');
    expect(textOf(desk.replica.note(R1))).toBe('mine begun');
  });
});
