import { ResponseField, type AccountId, type HistoryEntry } from '@certitude/contracts';
import { addDays, formatLongDate, today } from '@certitude/web/ui';
import { settingOf, type FieldSetting } from '@certitude/web/live';
import { readValue, valueText, type NameOf } from './values';

/** One line of a response's history: "Petra" "set level 2 → 3". */
export interface HistoryLine {
  readonly seq: number;
  readonly actor: AccountId;
  /** ISO timestamp of the (last) change. */
  readonly at: string;
  readonly text: string;
  /** What was typed with it: the reason of an applicability. */
  readonly quote: string | null;
  /** What it was before, where setting it back makes sense. */
  readonly restore: FieldSetting | null;
}

export interface HistoryDay {
  readonly label: string;
  readonly lines: readonly HistoryLine[];
}

/** Edits of the text by one person within this time are one line. In milliseconds. */
const ONE_SITTING = 15 * 60_000;

/**
 * History as sentences.
 * @param entries newest first, as the server lists them
 */
export function historyLines(entries: readonly HistoryEntry[], nameOf: NameOf): readonly HistoryLine[] {
  const lines: HistoryLine[] = [];
  let sitting: HistoryEntry | null = null;
  for (const entry of entries.filter((each) => !isMereStart(each))) {
    const isText = entry.field === 'rationale';
    const continues = isText && sitting !== null && inOneSitting(sitting, entry);
    if (!continues) lines.push(withSource(lineOf(entry, nameOf), entry));
    sitting = isText ? entry : null;
  }
  return lines;
}

/** The first change of an answer starts it; the change itself is told. */
const isMereStart = ({ field, from, derived }: HistoryEntry): boolean =>
  derived && field === 'status' && from === 'not-started';

const inOneSitting = (later: HistoryEntry, earlier: HistoryEntry): boolean =>
  later.actor === earlier.actor &&
  later.source === earlier.source &&
  Date.parse(later.at) - Date.parse(earlier.at) <= ONE_SITTING;

/** What was imported says where it came from. */
const withSource = (line: HistoryLine, { source }: HistoryEntry): HistoryLine =>
  source === null ? line : { ...line, text: `${line.text}, imported from ${source}` };

function lineOf(entry: HistoryEntry, nameOf: NameOf): HistoryLine {
  const { seq, actor, at } = entry;
  const field = ResponseField.safeParse(entry.field);
  const common = { seq, actor, at };
  if (!field.success) return { ...common, text: otherText(entry.field), quote: null, restore: null };
  const from = readValue(field.data, entry.from);
  const to = readValue(field.data, entry.to);
  if (!from || !to) return { ...common, text: `changed ${field.data}`, quote: null, restore: null };
  const was = settingOf(field.data, from.value);
  const is = settingOf(field.data, to.value);
  return {
    ...common,
    text: changeText(was, is, { nameOf, actor, derived: entry.derived }),
    quote: is.field === 'applicability' && 'reason' in is.value ? is.value.reason : null,
    restore: isRestorable(was) ? was : null,
  };
}

const isRestorable = ({ field }: FieldSetting): boolean => field !== 'status' && field !== 'flag';

const otherText = (field: string): string =>
  field === 'rationale' ? 'edited the rationale' : field === 'evidence' ? 'changed the evidence' : `changed ${field}`;

interface Circumstances {
  readonly nameOf: NameOf;
  readonly actor: AccountId;
  /** The server made the change as a consequence of another one. */
  readonly derived: boolean;
}

function changeText(was: FieldSetting, is: FieldSetting, circumstances: Circumstances): string {
  const { nameOf, actor } = circumstances;
  const before = valueText(was.field, was.value, nameOf);
  const after = valueText(is.field, is.value, nameOf);
  switch (is.field) {
    case 'level':
      if (is.value === 0) return `cleared the level (was ${before})`;
      return was.value === 0 ? `set level ${after}` : `set level ${before} → ${after}`;
    case 'applicability':
      return `set ${before} → ${after}`;
    case 'owner':
    case 'reviewer':
      return personText(is.field, { actor, from: was.value, to: is.value, before, after });
    case 'dueOn':
      if (is.value === null) return `removed the due date (was ${before})`;
      return was.value === null ? `set the due date ${after}` : `moved the due date ${before} → ${after}`;
    case 'flag':
      return is.value ? 'flagged this' : 'removed the flag';
    case 'status':
      return statusText(was.value, is.value, circumstances.derived);
  }
}

interface Handover {
  readonly actor: AccountId;
  readonly from: FieldSetting['value'];
  readonly to: FieldSetting['value'];
  readonly before: string;
  readonly after: string;
}

function personText(role: 'owner' | 'reviewer', { actor, from, to, before, after }: Handover): string {
  if (to === null) return `removed ${before} as ${role}`;
  const replaced = from === null ? '' : ` (was ${before})`;
  return to === actor ? `became ${role}${replaced}` : `made ${after} the ${role}${replaced}`;
}

function statusText(from: FieldSetting['value'], to: FieldSetting['value'], derived: boolean): string {
  if (to === 'ready-for-review') return 'submitted for review';
  if (to === 'accepted') return 'accepted the answer';
  if (to === 'changes-requested') return 'asked for changes';
  if (from === 'not-started') return 'started the answer';
  if (from === 'accepted') return 'changed the answer, which ended the acceptance';
  if (from === 'changes-requested') return 'took up the requested changes';
  return derived ? 'changed the answer, which took it back from review' : 'took it back from review';
}

/**
 * Groups lines by day as the reader counts days.
 * @param timeZone IANA zone of the reader
 * @param now milliseconds since 1970
 */
export function byDay(lines: readonly HistoryLine[], timeZone: string, now: number): readonly HistoryDay[] {
  const key = (moment: number): string => today(moment, timeZone);
  const names = new Map([
    [key(now), 'Today'],
    [addDays(key(now), -1), 'Yesterday'],
  ]);
  const days = new Map<string, HistoryLine[]>();
  for (const line of lines) {
    const day = key(Date.parse(line.at));
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days].map(([day, those]) => ({
    label: names.get(day) ?? formatLongDate(those[0]?.at ?? day, timeZone),
    lines: those,
  }));
}
