import { type KeyPreference } from '@certitude/contracts';
import { commandOf, type KeyPress } from './key-press';

const PLAIN: KeyPreference = { enabled: true, keys: {} };
const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  defaultPrevented: false,
  target: document.body,
  ...rest,
});
const inside = (html: string, selector: string): Element => {
  document.body.innerHTML = html;
  const element = document.querySelector(selector);
  if (!element) throw new Error(`${selector} is not in ${html}`);
  return element;
};

describe('single keys', () => {
  it.each([
    ...[0, 1, 2, 3, 4, 5].map((level) => [String(level), `level-${level}`]),
    ['n', 'next'],
    ['p', 'previous'],
    ['f', 'flag'],
    ['u', 'undo'],
    ['e', 'write'],
    ['/', 'search'],
    ['?', 'help'],
  ])('do with %s: %s', (key, command) => {
    expect(commandOf(press(key), PLAIN)).toBe(command);
  });

  it.each([
    ['N', 'next'],
    ['F', 'flag'],
  ])('do the same with Caps Lock: %s', (key, command) => {
    expect(commandOf(press(key), PLAIN)).toBe(command);
  });

  it.each([
    ['?', 'help'],
    ['/', 'search'],
    ['3', 'level-3'],
  ])('take Shift where a keyboard needs it to write %s', (key, command) => {
    expect(commandOf(press(key, { shiftKey: true }), PLAIN)).toBe(command);
  });

  it.each(['6', '9', 'x', 'Enter', 'toString', '12', 'İ'])('do nothing with %s', (key) => {
    expect(commandOf(press(key), PLAIN)).toBeNull();
  });

  it.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'defaultPrevented'] as const)(
    'do nothing with %s',
    (modifier) => {
      expect(commandOf(press('3', { [modifier]: true }), PLAIN)).toBeNull();
    },
  );

  it.each(['n', 'N'])('do nothing with Shift and a letter: %s', (key) => {
    expect(commandOf(press(key, { shiftKey: true }), PLAIN)).toBeNull();
  });

  it.each(['n', '3', '?', 'N'])('do nothing at all once they are switched off: %s', (key) => {
    expect(commandOf(press(key), { enabled: false, keys: {} })).toBeNull();
  });

  it.each([
    ['j', 'next'],
    ['n', null],
    ['p', 'previous'],
    ['J', 'next'],
  ])('are the person’s own: %s does %s', (key, command) => {
    expect(commandOf(press(key), { enabled: true, keys: { next: 'j' } })).toBe(command);
  });

  it.each([
    ['an input', '<input>', 'input'],
    ['a text area', '<textarea></textarea>', 'textarea'],
    ['a select', '<select></select>', 'select'],
    ['the rationale', '<div contenteditable="true"><p>text</p></div>', 'p'],
    ['a dialog', '<div role="dialog"><button></button></div>', 'button'],
    ['a menu', '<div role="menu"><button></button></div>', 'button'],
    ['a list of choices', '<div role="listbox"><div></div></div>', 'div div'],
    ['a dialog of the browser', '<dialog open><button></button></dialog>', 'button'],
  ])('leave the keys to %s', (_, html, selector) => {
    expect(commandOf(press('3', { target: inside(html, selector) }), PLAIN)).toBeNull();
  });

  it.each([
    ['a radio button', '<input type="radio">', 'input'],
    ['a button', '<button></button>', 'button'],
    ['a check box', '<input type="checkbox">', 'input'],
    ['an input that is a button', '<input type="button">', 'input'],
    ['a note that is read-only', '<div contenteditable="false"><p>text</p></div>', 'p'],
  ])('work on %s', (_, html, selector) => {
    expect(commandOf(press('3', { target: inside(html, selector) }), PLAIN)).toBe('level-3');
  });
});
