import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { noteFromPlainText } from '@certitude/collab';
import { type ResponseId } from '@certitude/contracts';
import { Members, Session } from '@certitude/web/core';
import { LiveAssessment } from '@certitude/web/live';
import { Doc, XmlElement, applyUpdate, encodeStateAsUpdate } from 'yjs';
import { RationaleEditor } from './rationale-editor';

const RESPONSE = '0197c5b2-7a3e-7cc0-8000-000000000001' as ResponseId;

/** A note, and what would be sent of it. */
class Note {
  readonly doc = new Doc();
  readonly sent = jest.fn();
  readonly bound = jest.fn();

  constructor(...nodes: XmlElement[]) {
    applyUpdate(this.doc, noteFromPlainText('Seen on site', 7));
    if (nodes.length > 0) this.doc.getXmlFragment('rationale').push(nodes);
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => origin !== 'stream' && this.sent());
  }

  get live() {
    return {
      loaded: () => true,
      people: () => [],
      account: () => null,
      noteResets: () => 0,
      readNote: () => this.doc,
      note: () => {
        this.bound();
        return this.doc;
      },
      closeNote: () => undefined,
      moveCursor: () => undefined,
    };
  }
}

async function open(note: Note, editable: boolean) {
  TestBed.configureTestingModule({
    providers: [
      { provide: LiveAssessment, useValue: note.live },
      { provide: Members, useValue: { person: () => ({ name: 'Petra', hue: 1 }) } },
      { provide: Session, useValue: { account: signal(null) } },
    ],
  });
  const fixture = TestBed.createComponent(RationaleEditor);
  fixture.componentRef.setInput('response', RESPONSE);
  fixture.componentRef.setInput('editable', editable);
  document.body.append(fixture.nativeElement as HTMLElement);
  const page = fixture.nativeElement as HTMLElement;
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) {
      await import('./note-editor');
      await fixture.whenStable();
    }
  };
  await settle();
  return { page, settle, fixture, box: () => page.querySelector('[role=textbox]') };
}

describe('opening a rationale', () => {
  afterEach(() => document.body.replaceChildren());

  it('lets who may answer write, and sends nothing by itself', async () => {
    const note = new Note();
    const { box } = await open(note, true);
    expect(box()?.getAttribute('contenteditable')).toBe('true');
    expect(box()?.textContent).toBe('Seen on site');
    expect(note.sent).not.toHaveBeenCalled();
  });

  it.each([
    ['a known note', []],
    ['a note of a newer version', ['diagram']],
    ['a note whose parts do not fit', ['listItem']],
  ])('gives who may not answer %s to read, with no way to write', async (_what, nodes) => {
    const note = new Note(...nodes.map((name) => new XmlElement(name)));
    const { box } = await open(note, false);
    expect(box()?.getAttribute('aria-readonly')).toBe('true');
    expect(box()?.textContent).toContain('Seen on site');
    expect([note.bound, note.sent].map((seen) => seen.mock.calls.length)).toEqual([0, 0]);
  });

  it('keeps what a newer version wrote, shows a placeholder, and follows others', async () => {
    const note = new Note(new XmlElement('diagram'));
    const { page, box } = await open(note, true);
    expect(box()?.textContent).toContain('Content of a newer version');
    expect(page.textContent).toContain('Reload the page to edit it');
    const theirs = new Doc();
    applyUpdate(theirs, encodeStateAsUpdate(note.doc));
    theirs.getXmlFragment('rationale').insert(0, [new XmlElement('horizontalRule')]);
    applyUpdate(note.doc, encodeStateAsUpdate(theirs), 'stream');
    expect(box()?.querySelector('hr')).not.toBeNull();
    expect(note.sent).not.toHaveBeenCalled();
  });

  it('tidies what does not fit only when somebody says so', async () => {
    const note = new Note(new XmlElement('bulletList'));
    const { page, settle, box } = await open(note, true);
    expect(note.sent).not.toHaveBeenCalled();
    page.querySelector<HTMLButtonElement>('.note-hint button')?.click();
    await settle();
    expect(box()?.getAttribute('contenteditable')).toBe('true');
  });

  it('takes the way to write away when the right to answer ends', async () => {
    const note = new Note();
    const { fixture, settle, box } = await open(note, true);
    fixture.componentRef.setInput('editable', false);
    await settle();
    expect(box()?.getAttribute('aria-readonly')).toBe('true');
  });

  it('names a limit where it is met, until that is read, and goes on in the text', async () => {
    const { page, settle, box } = await open(new Note(), true);
    const paste = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: { getData: (kind: string) => (kind === 'text/plain' ? 'long '.repeat(20_000) : ''), files: [] },
    });
    box()?.dispatchEvent(paste);
    await settle();
    const said = () => page.querySelector('[role=status]')?.textContent?.trim();
    expect(said()).toContain('attach the document as evidence');
    expect(box()?.textContent).toBe('Seen on site');
    page.querySelector<HTMLButtonElement>('[role=status] button')?.click();
    await settle();
    expect(said()).toBe('');
  });

  it('leaves the text by Escape for what follows it, not for the page', async () => {
    const { page, box } = await open(new Note(), true);
    box()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(document.activeElement).toBe(page.querySelector('.note-end'));
  });
});
