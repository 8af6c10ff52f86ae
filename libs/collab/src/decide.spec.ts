import { LIVE_LIMITS, type ResponseStatus, type Role } from '@certitude/contracts';
import { decide } from './decide';
import type { ClientCursor, DecidableResponse, DecideInput, Submission } from './decision';
import { noteClocksOf } from './note-clocks';
import { aClient, anAccount, aResponse, batch, decidable, edits, submission, type GivenEdit } from './testing/given';
import { NoteAuthor } from './testing/notes';

const ME = anAccount(1);
const OTHER = anAccount(2);

const having = (response: DecidableResponse): Partial<DecideInput> => ({
  responses: new Map([[aResponse(1), response]]),
});
const decideOne = (edit: GivenEdit, response = decidable(), who: Partial<Submission> = {}) =>
  decide(batch([submission(edits(1, edit), who)], having(response)));
/** What became of one edit: the code it was refused with, or the fields that were changed by it. */
const outcome = (...asked: Parameters<typeof decideOne>): string => {
  const { accepted, rejections } = decideOne(...asked);
  return rejections[0]?.[0]?.code ?? accepted.map(({ field }) => field).join(' ');
};
const setBy = (actor: typeof ME | null, seq: number) => ({ seq, actor, at: 1 });

describe('an accepted edit', () => {
  it('enters the stream with its author, time and what it replaced', () => {
    const { accepted, responses, rejections } = decideOne({ field: 'flag', value: true });
    expect(accepted).toEqual([
      {
        actor: ME,
        client: aClient(1),
        clientSeq: 1,
        response: aResponse(1),
        at: 5_000,
        field: 'flag',
        value: true,
        previous: false,
        overwrote: null,
      },
    ]);
    expect(responses.get(aResponse(1))).toEqual({
      values: { ...decidable().values, flag: true },
      origins: { flag: { seq: 101, actor: ME, at: 5_000 } },
      fields: new Set(['flag']),
    });
    expect(rejections).toEqual([[]]);
  });

  it('leaves the input alone, so that a batch can be thrown away', () => {
    const input = batch([submission(edits(1, { field: 'level', value: 3 }))]);
    const before = structuredClone(input);
    decide(input);
    expect(input).toEqual(before);
  });

  it('is seen by the next one of the batch', () => {
    const first = submission(edits(1, { field: 'flag', value: true }));
    const second = submission(edits(1, { field: 'flag', value: false }), {
      actor: { id: OTHER, role: 'assessor' },
      client: aClient(2),
    });
    const { accepted } = decide(batch([first, second]));
    expect(accepted[1]).toMatchObject({ previous: true, value: false, overwrote: { actor: ME, seq: 101 } });
  });

  it('that changes nothing stays in the stream as its acknowledgement, and nothing follows from it', () => {
    const approved = decidable({ level: 3, status: 'accepted' }, { origins: { level: setBy(OTHER, 90) } });
    const { accepted, responses } = decideOne({ field: 'level', value: 3 }, approved);
    expect(accepted).toMatchObject([{ field: 'level', value: 3, previous: 3, overwrote: null }]);
    expect(responses.size).toBe(0);
  });
});

describe('exactly once', () => {
  const cursor = (clientSeq: number, rejected: ClientCursor['rejected'] = []): Partial<DecideInput> => ({
    cursors: new Map([[aClient(1), { actor: ME, clientSeq, rejected }]]),
  });
  const three = edits(1, { field: 'flag', value: true }, { field: 'level', value: 1 }, { field: 'flag', value: false });

  it('moves the cursor to the last operation of a message', () => {
    expect(decide(batch([submission(three)])).cursors).toEqual(
      new Map([[aClient(1), { actor: ME, clientSeq: 3, rejected: [] }]]),
    );
  });

  it('skips what it has decided before, without a word', () => {
    const { accepted, rejections, cursors } = decide(batch([submission(three)], cursor(3)));
    expect([accepted, rejections, cursors.size]).toEqual([[], [[]], 0]);
  });

  it('skips what comes twice in one batch', () => {
    const { accepted } = decide(batch([submission(three.slice(0, 2)), submission(three)]));
    expect(accepted.map(({ clientSeq }) => clientSeq)).toEqual([1, 2, null, 3]);
  });

  it('accepts numbers with holes', () => {
    const [first, , third] = three;
    expect(
      decide(batch([submission([first, third].filter((each) => each !== undefined))], cursor(0))).accepted,
    ).toHaveLength(2);
  });

  it('rejects again what it had rejected, because its author may never have heard of it', () => {
    const before = cursor(2, [{ clientSeq: 2, code: 'stale', current: 4 }]);
    const { rejections, cursors, accepted } = decide(batch([submission(three)], before));
    expect(rejections).toEqual([[{ clientSeq: 2, code: 'stale', current: 4 }]]);
    expect(accepted.map(({ clientSeq }) => clientSeq)).toEqual([3]);
    expect(cursors.get(aClient(1))?.rejected).toEqual([{ clientSeq: 2, code: 'stale', current: 4 }]);
  });

  it('rejects nothing again that was not sent again', () => {
    const before = cursor(3, [{ clientSeq: 2, code: 'stale', current: 4 }]);
    const message = submission(edits(3, { field: 'flag', value: true }, { field: 'flag', value: false }));
    expect(decide(batch([message], before)).rejections).toEqual([[]]);
  });

  it('remembers rejections for a join, until the author goes on to later operations', () => {
    const unknown = edits(4, { field: 'flag', value: true, response: aResponse(9) });
    const before = cursor(3, [{ clientSeq: 3, code: 'invalid' }]);
    expect(decide(batch([submission(unknown)], before)).cursors.get(aClient(1))).toEqual({
      actor: ME,
      clientSeq: 4,
      rejected: [{ clientSeq: 4, code: 'not_found' }],
    });
  });

  it('remembers rejections of the whole message when it is decided in parts', () => {
    const part = submission(edits(4, { field: 'flag', value: true }), { since: 3 });
    const before = cursor(3, [{ clientSeq: 3, code: 'invalid' }]);
    expect(decide(batch([part], before)).cursors.get(aClient(1))?.rejected).toEqual([
      { clientSeq: 3, code: 'invalid' },
    ]);
  });

  it('refuses what the database does not take, and notes that with the client', () => {
    const refused = submission(edits(1, { field: 'flag', value: true }), { refuse: 'invalid' });
    const { accepted, rejections, cursors } = decide(batch([refused]));
    expect([accepted, rejections]).toEqual([[], [[{ clientSeq: 1, code: 'invalid' }]]]);
    expect(cursors.get(aClient(1))).toEqual({ actor: ME, clientSeq: 1, rejected: [{ clientSeq: 1, code: 'invalid' }] });
  });

  it.each([
    ['descending', [2, 1]],
    ['repeating', [1, 1]],
  ])('sends a message with %s numbers back as a whole, and decides nothing of it', (_, numbers) => {
    const operations = numbers.flatMap((clientSeq) => edits(clientSeq, { field: 'flag', value: true }));
    const { accepted, rejections, cursors } = decide(batch([submission(operations)]));
    expect(rejections).toEqual([numbers.map((clientSeq) => ({ clientSeq, code: 'order' }))]);
    expect([accepted, cursors.size]).toEqual([[], 0]);
  });

  it('lets nobody go on with somebody else’s client', () => {
    const stolen = submission(edits(50, { field: 'flag', value: true }), { actor: { id: OTHER, role: 'owner' } });
    const { accepted, rejections, cursors } = decide(batch([stolen], cursor(3)));
    expect(rejections).toEqual([[{ clientSeq: 50, code: 'forbidden' }]]);
    expect([accepted, cursors.size]).toEqual([[], 0]);
  });
});

describe('a stream that is not open', () => {
  it.each<[string, Partial<DecideInput>]>([
    ['is freezing', { state: 'freezing' }],
    ['is final', { state: 'final' }],
    ['was frozen and opened again', { epoch: 2 }],
  ])('that %s refuses edits and writes nothing', (_, state) => {
    const { accepted, rejections, cursors } = decide(
      batch([submission(edits(1, { field: 'flag', value: true }))], state),
    );
    expect(rejections).toEqual([[{ clientSeq: 1, code: 'frozen' }]]);
    expect([accepted, cursors.size]).toEqual([[], 0]);
  });

  it('still acknowledges what it had decided before', () => {
    const cursors = new Map([[aClient(1), { actor: ME, clientSeq: 1, rejected: [] }]]);
    const message = submission(edits(1, { field: 'flag', value: true }, { field: 'flag', value: false }));
    expect(decide(batch([message], { cursors, state: 'final' })).rejections).toEqual([
      [{ clientSeq: 2, code: 'frozen' }],
    ]);
  });
});

describe('who may edit', () => {
  const mine = decidable({ owner: ME });
  const theirs = decidable({ owner: OTHER });
  const answering: GivenEdit[] = [
    { field: 'level', value: 3 },
    { field: 'applicability', value: { applicability: 'not-applicable', reason: 'no such component' } },
    { field: 'flag', value: true },
    { field: 'status', value: 'ready-for-review' },
    { field: 'rationale', update: new NoteAuthor(1).paragraph('because') },
  ];
  const assigning: GivenEdit[] = [
    { field: 'owner', value: anAccount(3) },
    { field: 'reviewer', value: anAccount(3) },
    { field: 'dueOn', value: '2026-03-31' },
  ];
  const may = (edit: GivenEdit, response: DecidableResponse, role: Role | null) =>
    outcome(edit, response, { actor: { id: ME, role } }) !== 'forbidden';

  it.each(answering)('answers: $field', (edit) => {
    const roles: (Role | null)[] = [
      'owner',
      'admin',
      'manager',
      'assessor',
      'contributor',
      'reviewer',
      'viewer',
      'guest-auditor',
      null,
    ];
    expect(roles.filter((role) => may(edit, theirs, role))).toEqual(['owner', 'admin', 'manager', 'assessor']);
    expect(roles.filter((role) => may(edit, mine, role))).toEqual([
      'owner',
      'admin',
      'manager',
      'assessor',
      'contributor',
    ]);
  });

  it.each(assigning)('assigns: $field', (edit) => {
    const roles: (Role | null)[] = [
      'owner',
      'admin',
      'manager',
      'assessor',
      'contributor',
      'reviewer',
      'viewer',
      'guest-auditor',
      null,
    ];
    expect(roles.filter((role) => may(edit, mine, role))).toEqual(['owner', 'admin', 'manager', 'assessor']);
  });

  it.each([...answering, ...assigning])('counts an invitation as owning does: $field', (edit) => {
    const invited = decide(
      batch([submission(edits(1, edit), { actor: { id: ME, role: 'contributor' } })], {
        ...having(theirs),
        contributors: new Map([
          [aResponse(1), new Set([ME])],
          [aResponse(2), new Set([OTHER])],
        ]),
      }),
    );
    const isRefused = invited.rejections[0]?.[0]?.code === 'forbidden';
    expect(isRefused).toBe(assigning.includes(edit));
  });

  it('does not take an invitation to another response, or of another person, for one', () => {
    const [of, to] = [new Map([[aResponse(2), new Set([ME])]]), new Map([[aResponse(1), new Set([anAccount(3)])]])];
    const message = submission(edits(1, { field: 'flag', value: true }), { actor: { id: ME, role: 'contributor' } });
    for (const contributors of [of, to])
      expect(decide(batch([message], { ...having(theirs), contributors })).rejections).toEqual([
        [{ clientSeq: 1, code: 'forbidden' }],
      ]);
  });

  it('follows an owner who changes within the batch', () => {
    const handOver = submission(edits(1, { field: 'owner', value: OTHER }), {
      actor: { id: anAccount(3), role: 'manager' },
      client: aClient(3),
    });
    const late = submission(edits(1, { field: 'flag', value: true }), { actor: { id: ME, role: 'contributor' } });
    expect(decide(batch([handOver, late], having(mine))).rejections).toEqual([
      [],
      [{ clientSeq: 1, code: 'forbidden' }],
    ]);
  });

  it.each<[string, GivenEdit, string]>([
    ['a member as owner', { field: 'owner', value: OTHER }, 'owner'],
    ['nobody as owner', { field: 'owner', value: null }, 'owner'],
    ['a stranger as owner', { field: 'owner', value: anAccount(99) }, 'invalid'],
    ['a stranger as reviewer', { field: 'reviewer', value: anAccount(99) }, 'invalid'],
  ])('sees %s', (_, edit, expected) => {
    expect(outcome(edit)).toBe(expected);
  });

  it('lets somebody stay the owner who is no member any more', () => {
    expect(outcome({ field: 'owner', value: anAccount(99) }, decidable({ owner: anAccount(99) }))).toBe('owner');
  });
});

it('does not know a response that is not there', () => {
  expect(outcome({ field: 'flag', value: true, response: aResponse(9) })).toBe('not_found');
});

describe('two people on one field', () => {
  const at = (seq: number, actor: typeof ME | null, level: 0 | 3 = 3) =>
    decidable({ level, status: 'in-progress' }, { origins: { level: setBy(actor, seq) } });
  const fresh = LIVE_LIMITS.staleAfter;
  const old = fresh + 1;

  it.each<[string, DecidableResponse, { base: number; age: number; value?: 3 | 4 }, string]>([
    ['had seen the present value', at(90, OTHER), { base: 90, age: old }, 'kept'],
    ['had not seen it, and decided just now', at(90, OTHER), { base: 80, age: fresh }, 'overwrote 90'],
    ['had not seen it, and decided long ago', at(90, OTHER), { base: 80, age: old }, 'stale 3'],
    ['had not seen that nobody in person set it', at(90, null), { base: 80, age: old }, 'kept'],
    ['set it before, unseen by this tab', at(90, ME), { base: 80, age: old }, 'kept'],
    ['decided long ago on what nobody set', decidable({ status: 'in-progress' }), { base: 0, age: old }, 'kept'],
    ['decided the same long ago', at(90, OTHER), { base: 80, age: old, value: 3 }, 'kept'],
    ['decided the same just now', at(90, OTHER), { base: 80, age: fresh, value: 3 }, 'kept'],
  ])('the later one %s', (_, response, { base, age, value = 4 }, expected) => {
    const { accepted, rejections } = decideOne({ field: 'level', value, base, age }, response);
    const [rejection] = rejections[0] ?? [];
    const [operation] = accepted;
    const overwrote = operation && 'overwrote' in operation ? operation.overwrote : null;
    if (rejection) expect(`${rejection.code} ${String(rejection.current)}`).toBe(expected);
    else expect(overwrote ? `overwrote ${overwrote.seq}` : 'kept').toBe(expected);
    if (overwrote) expect(overwrote.actor).toBe(OTHER);
  });
});

describe('the status of a response', () => {
  const STATUSES: readonly ResponseStatus[] = [
    'not-started',
    'in-progress',
    'ready-for-review',
    'accepted',
    'changes-requested',
  ];
  const typed = new NoteAuthor(1).paragraph('because');
  const changes: GivenEdit[] = [
    { field: 'level', value: 3 },
    { field: 'applicability', value: { applicability: 'partially-applicable', reason: 'only the issuing CA' } },
    { field: 'rationale', update: typed },
  ];

  it.each(changes)('becomes "in progress" when the answer changes: $field', (edit) => {
    for (const status of STATUSES) {
      const { accepted, responses } = decideOne(edit, decidable({ status }));
      const derived = {
        actor: ME,
        client: null,
        clientSeq: null,
        field: 'status',
        previous: status,
        value: 'in-progress',
        overwrote: null,
      };
      expect(accepted.slice(1)).toEqual(status === 'in-progress' ? [] : [expect.objectContaining(derived)]);
      if (status !== 'in-progress')
        expect(responses.get(aResponse(1))?.origins.status).toEqual({ seq: 102, actor: ME, at: 5_000 });
    }
  });

  it.each<GivenEdit>([
    { field: 'flag', value: true },
    { field: 'owner', value: OTHER },
    { field: 'reviewer', value: OTHER },
    { field: 'dueOn', value: '2026-03-31' },
  ])('stays when something else changes: $field', (edit) => {
    for (const status of STATUSES) expect(outcome(edit, decidable({ status }))).toBe(edit.field);
  });

  it('stays when a note’s update brings nothing new', () => {
    const input = batch([submission(edits(1, { field: 'rationale', update: typed }))], {
      ...having(decidable({ status: 'accepted' })),
      notes: new Map([[aResponse(1), noteClocksOf(typed)]]),
    });
    expect(decide(input).accepted).toHaveLength(1);
  });

  it.each<[ResponseStatus, 'in-progress' | 'ready-for-review', string]>([
    ['not-started', 'ready-for-review', 'status'],
    ['in-progress', 'ready-for-review', 'status'],
    ['changes-requested', 'ready-for-review', 'status'],
    ['accepted', 'ready-for-review', 'invalid'],
    ['ready-for-review', 'ready-for-review', 'status'],
    ['ready-for-review', 'in-progress', 'status'],
    ['in-progress', 'in-progress', 'status'],
    ['not-started', 'in-progress', 'invalid'],
    ['accepted', 'in-progress', 'invalid'],
    ['changes-requested', 'in-progress', 'invalid'],
  ])('of %s can be set to %s by hand: %s', (status, value, expected) => {
    expect(outcome({ field: 'status', value }, decidable({ status }))).toBe(expected);
  });

  it('is derived once for several changes in a row', () => {
    const message = submission(
      edits(1, { field: 'level', value: 3 }, { field: 'level', value: 4 }, { field: 'rationale', update: typed }),
    );
    expect(decide(batch([message])).accepted.map(({ field }) => field)).toEqual([
      'level',
      'status',
      'level',
      'rationale',
    ]);
  });
});

describe('an edit of a note', () => {
  const author = new NoteAuthor(7);
  const first = author.paragraph('first');
  const second = author.type(0, 'second ');
  const started = decidable({ status: 'in-progress' });
  const onNote = (...given: GivenEdit[]) => decide(batch([submission(edits(1, ...given))], having(started)));

  it('enters the stream and advances the clocks', () => {
    const { accepted, notes, responses } = onNote(
      { field: 'rationale', update: first },
      { field: 'rationale', update: second },
    );
    expect(accepted).toMatchObject([{ update: first, generation: 1 }, { update: second }]);
    expect(notes.get(aResponse(1))?.next).toEqual(noteClocksOf(author.state).next);
    expect(responses.size).toBe(0);
  });

  it('shares no memory with the message it came in', () => {
    const frame = Buffer.from(first);
    const { accepted } = onNote({ field: 'rationale', update: frame });
    frame.fill(0);
    expect(accepted).toMatchObject([{ update: first }]);
  });

  it.each<[string, GivenEdit, string]>([
    ['rests on something missing', { field: 'rationale', update: second }, 'gap'],
    ['was made on a note that has been replaced', { field: 'rationale', update: first, generation: 2 }, 'gap'],
    ['is corrupt', { field: 'rationale', update: new Uint8Array([9, 9]) }, 'invalid'],
    [
      'is corrupt, and as large as one may be',
      { field: 'rationale', update: new Uint8Array(LIVE_LIMITS.textBytes) },
      'invalid',
    ],
    ['is too large', { field: 'rationale', update: new Uint8Array(LIVE_LIMITS.textBytes + 1) }, 'too_large'],
  ])('that %s is refused', (_, edit, code) => {
    const { rejections, accepted, notes } = onNote(edit);
    expect(rejections).toEqual([[{ clientSeq: 1, code }]]);
    expect([accepted, notes.size]).toEqual([[], 0]);
  });

  it.each<[string, number, readonly object[]]>([
    ['as large as one may be is taken', LIVE_LIMITS.noteBytes - first.byteLength, []],
    ['larger is refused', LIVE_LIMITS.noteBytes - first.byteLength + 1, [{ clientSeq: 1, code: 'too_large' }]],
  ])('that makes the note %s', (_, bytes, rejections) => {
    const input = batch([submission(edits(1, { field: 'rationale', update: first }))], {
      notes: new Map([[aResponse(1), { ...noteClocksOf(null), bytes }]]),
    });
    expect(decide(input).rejections).toEqual([rejections]);
  });

  it('that rests on a refused one falls with it', () => {
    const broken = { field: 'rationale', update: new Uint8Array([9, 9]) } as const;
    expect(onNote(broken, { field: 'rationale', update: second }).rejections).toEqual([
      [
        { clientSeq: 1, code: 'invalid' },
        { clientSeq: 2, code: 'gap' },
      ],
    ]);
  });
});
