import { TestBed } from '@angular/core/testing';
import { type ResponseId, type Submit } from '@certitude/contracts';
import { LiveAssessment } from '@certitude/web/live';
import { settled, type FakeStream } from '@certitude/web/live/testing';
import { ada, otto, petra, responseId, type Opened } from '@certitude/web/testing';
import { openPanel, streamOf } from '../../testing/open-panel';
import { RequirementTree } from './requirement-tree';

const [ONE, TWO, THREE, FOUR] = [1, 2, 3, 4].map(responseId) as [ResponseId, ResponseId, ResponseId, ResponseId];

interface Given extends Opened {
  readonly stream: FakeStream;
  readonly line: (key: string) => HTMLElement;
  readonly click: (key: string, more?: MouseEventInit) => Promise<void>;
  readonly press: (key: string, pressed: KeyboardEventInit) => Promise<void>;
  /** Operations of each message that was sent. */
  readonly sent: () => Submit['operations'][];
}

const given = async (values: Parameters<typeof streamOf>[1] = {}): Promise<Given> => {
  const stream = streamOf({ [petra]: 'assessor', [ada]: 'contributor', [otto]: 'owner' }, values);
  const opened = await openPanel(RequirementTree, { me: petra, role: 'assessor', stream });
  const line = (key: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
    if (!found) throw new Error(`no line ${key}`);
    return found;
  };
  const done = async () => {
    await settled();
    await opened.screen.settled();
  };
  await opened.screen.press('Select several');
  return {
    ...opened,
    stream,
    line,
    click: async (key, more = {}) => {
      line(key).dispatchEvent(new MouseEvent('click', { bubbles: true, ...more }));
      await done();
    },
    press: async (key, pressed) => {
      line(key).dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...pressed }));
      await done();
    },
    sent: () =>
      (stream.tabs[0]?.sent ?? [])
        .filter(({ message }) => message === 'submit')
        .map(({ payload }) => (payload as Submit).operations),
  };
};
const status = () => document.querySelector('certitude-selection-bar [role="status"]')?.textContent?.trim();
const category = (of: Given, id: ResponseId): string => {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-key]')];
  const at = rows.indexOf(of.line(id));
  return rows.slice(0, at).findLast((row) => row.dataset['key']?.startsWith('category/'))?.dataset['key'] ?? '';
};

describe('selecting several requirements in the tree', () => {
  it('is a mode of its own, in which a click opens nothing', async () => {
    const page = await given();
    expect(page.line(ONE).getAttribute('aria-checked')).toBe('false');
    expect(document.querySelector('[role="tree"]')?.getAttribute('aria-multiselectable')).toBe('true');
    await page.click(TWO);
    expect(page.line(TWO).getAttribute('aria-checked')).toBe('true');
    expect(page.line(ONE).getAttribute('aria-selected')).toBe('true');
    expect(status()).toBe('1 selected');
    await page.screen.press('Done');
    expect(page.line(TWO).getAttribute('aria-checked')).toBeNull();
    expect(document.querySelector('[role="tree"]')?.getAttribute('aria-multiselectable')).toBeNull();
  });

  it('takes a category with all its requirements, and says when only some are selected', async () => {
    const page = await given();
    const heading = category(page, ONE);
    await page.click(heading);
    expect(status()).toBe('2 selected');
    expect(page.line(heading).getAttribute('aria-expanded')).toBe('true');
    await page.click(ONE);
    expect(page.line(heading).getAttribute('aria-checked')).toBe('mixed');
    page.line(heading).querySelector<HTMLElement>('.chevron')?.click();
    await page.screen.settled();
    expect(page.line(heading).getAttribute('aria-expanded')).toBe('false');
  });

  it('takes a range with Shift', async () => {
    const page = await given();
    await page.click(ONE);
    await page.click(THREE, { shiftKey: true });
    expect(status()).toBe('3 selected');
  });

  it('works with the keyboard alone, and Escape ends it', async () => {
    const page = await given();
    await page.press(ONE, { key: ' ' });
    await page.press(ONE, { key: 'ArrowDown', shiftKey: true });
    expect(status()).toBe('2 selected');
    expect(document.activeElement).toBe(page.line(TWO));
    await page.press(TWO, { key: 'a', ctrlKey: true });
    expect(status()).toBe('4 selected');
    await page.press(TWO, { key: 'Escape' });
    expect(status()).toBeUndefined();
  });

  it('leaves out what a search hides', async () => {
    const page = await given();
    await page.press(ONE, { key: 'a', ctrlKey: true });
    await page.screen.type('Search requirements', 'nothing of this name');
    expect(status()).toBe('Nothing is selected.');
  });

  it('is not offered to those who only read', async () => {
    const stream = streamOf({ [otto]: 'viewer' });
    const { screen } = await openPanel(RequirementTree, { me: otto, role: 'viewer', stream });
    expect(screen.find('Select several')).toBeNull();
  });
});

describe('setting something for several requirements', () => {
  it('sends one message with an ordinary operation for each', async () => {
    const page = await given();
    await page.click(ONE);
    await page.click(FOUR, { shiftKey: true });
    await page.screen.press('Set…');
    await page.screen.choose('Owner', 'Ada');
    await page.screen.press('Set for 4');
    await settled();
    expect(page.sent()).toHaveLength(1);
    expect(page.sent()[0]?.map(({ field, response }) => [field, response])).toEqual(
      [ONE, TWO, THREE, FOUR].map((id) => ['owner', id]),
    );
    for (const id of [ONE, TWO, THREE, FOUR]) expect(page.stream.answer(id).values.owner).toBe(ada);
    expect(page.toasts()).toEqual(['Owner of 4 requirements: Ada.']);
    expect(status()).toBeUndefined();
  });

  it('asks for a choice: pressing on takes nothing from anybody', async () => {
    const page = await given();
    await page.click(ONE);
    await page.screen.press('Set…');
    await page.screen.press('Set for 1');
    expect(page.screen.text()).toContain('Choose a person, or nobody.');
    await page.screen.tick('Due date');
    await page.screen.press('Set for 1');
    expect(page.screen.text()).toContain('Choose a date, or no date.');
    expect(page.sent()).toEqual([]);
  });

  it('sets a due date', async () => {
    const page = await given();
    await page.click(ONE);
    await page.screen.press('Set…');
    await page.screen.tick('Due date');
    const due = page.screen.field('Due date');
    expect(due).toBeDefined();
    const field = document.querySelector<HTMLInputElement>('input[type="date"]');
    if (!field) throw new Error('no date');
    field.value = '2030-05-01';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await page.screen.settled();
    await page.screen.press('Set for 1');
    await settled();
    expect(page.stream.answer(ONE).values.dueOn).toBe('2030-05-01');
  });

  it('takes due dates and owners away', async () => {
    const page = await given({ dueOn: '2030-05-01', owner: ada });
    await page.click(ONE);
    await page.click(TWO);
    await page.screen.press('Set…');
    await page.screen.tick('Due date');
    await page.screen.tick('No date: take the dates away');
    await page.screen.press('Set for 2');
    await settled();
    expect([ONE, TWO].map((id) => page.stream.answer(id).values.dueOn)).toEqual([null, null]);
    expect(page.toasts()).toEqual(['Due date of 2 requirements: no date.']);
    await page.screen.press('Select several');
    await page.click(ONE);
    await page.screen.press('Set…');
    await page.screen.choose('Owner', 'Nobody');
    await page.screen.press('Set for 1');
    await settled();
    expect(page.stream.answer(ONE).values.owner).toBeNull();
  });

  it('sets applicability with one reason, which it asks for', async () => {
    const page = await given();
    await page.click(ONE);
    await page.click(TWO);
    await page.screen.press('Set…');
    await page.screen.tick('Applicability');
    await page.screen.press('Set for 2');
    expect(page.screen.text()).toContain('Give the reason.');
    expect(page.sent()).toEqual([]);
    await page.screen.type('Reason', 'No devices here.');
    await page.screen.press('Set for 2');
    await settled();
    for (const id of [ONE, TWO])
      expect(page.stream.answer(id).values.applicability).toEqual({
        applicability: 'not-applicable',
        reason: 'No devices here.',
      });
  });

  it('waits without a connection, as every edit does, and is sent with the next one', async () => {
    const page = await given();
    await page.click(ONE);
    await page.click(TWO);
    page.stream.tabs[0]?.disconnect();
    await page.screen.settled();
    await page.screen.press('Set…');
    await page.screen.choose('Owner', 'Ada');
    await page.screen.press('Set for 2');
    expect(page.stream.answer(ONE).values.owner).toBeNull();
    page.stream.tabs[0]?.reconnect();
    await settled();
    expect([ONE, TWO].map((id) => page.stream.answer(id).values.owner)).toEqual([ada, ada]);
  });

  it('names what is not the person’s to answer, and leaves it as it is', async () => {
    const stream = streamOf({ [petra]: 'assessor', [ada]: 'contributor' }, { owner: ada });
    const page = await openPanel(RequirementTree, { me: ada, role: 'contributor', stream });
    await page.screen.press('Select several');
    for (const id of [ONE, TWO]) {
      document.querySelector<HTMLElement>(`[data-key="${id}"]`)?.click();
      await page.screen.settled();
    }
    await page.screen.press('Set…');
    expect(page.screen.text()).toMatch(/Not yours to change, and left as they are: \S+\./);
    expect(page.screen.find('Owner')).toBeNull();
    await page.screen.type('Reason', 'No devices here.');
    await page.screen.press('Set for 1');
    await settled();
    expect(stream.answer(ONE).values.applicability.applicability).toBe('not-applicable');
    expect(stream.answer(TWO).values.applicability.applicability).toBe('applicable');
  });

  it('keeps what was accepted where the server refuses some', async () => {
    const page = await given();
    await page.click(ONE);
    await page.click(TWO);
    page.stream.tabs[0]?.disconnect();
    await page.screen.settled();
    await page.screen.press('Set…');
    await page.screen.choose('Owner', 'Ada');
    await page.screen.press('Set for 2');
    // Meanwhile, and long before that arrives, somebody else decides on one of them.
    const other = page.stream.tab(otto);
    const [client] = [crypto.randomUUID()];
    const operation = { field: 'owner' as const, response: TWO, value: otto, base: 0, clientSeq: 1, age: 0 };
    page.stream.submit({ assessment: page.stream.assessment, client, epoch: 1, operations: [operation] }, other);
    page.stream.now += 60_000;
    page.stream.tabs[0]?.reconnect();
    await settled();
    expect(page.stream.answer(ONE).values.owner).toBe(ada);
    expect(page.stream.answer(TWO).values.owner).toBe(otto);
    const refused = TestBed.inject(LiveAssessment).refusals();
    expect(refused).toMatchObject([{ kind: 'field', edit: { response: TWO, field: 'owner', code: 'stale' } }]);
  });
});
