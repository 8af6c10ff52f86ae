import { commandOf, type KeyPress } from './keys';

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
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

describe('keys of the workbench', () => {
  it.each([0, 1, 2, 3, 4, 5])('set the level with %d', (level) => {
    expect(commandOf(press(String(level)))).toEqual({ kind: 'level', level });
  });

  it.each([
    ['n', 'next'],
    ['p', 'previous'],
    ['f', 'flag'],
    ['u', 'undo'],
    ['e', 'write'],
    ['/', 'search'],
    ['?', 'help'],
  ])('do with %s: %s', (key, kind) => {
    expect(commandOf(press(key))).toEqual({ kind });
  });

  it.each(['6', '9', 'x', 'N', 'Enter', 'toString', '12'])('do nothing with %s', (key) => {
    expect(commandOf(press(key))).toBeNull();
  });

  it.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'defaultPrevented'] as const)(
    'do nothing with %s',
    (modifier) => {
      expect(commandOf(press('3', { [modifier]: true }))).toBeNull();
    },
  );

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
    expect(commandOf(press('3', { target: inside(html, selector) }))).toBeNull();
  });

  it.each([
    ['a radio button', '<input type="radio">', 'input'],
    ['a button', '<button></button>', 'button'],
    ['a check box', '<input type="checkbox">', 'input'],
    ['an input that is a button', '<input type="button">', 'input'],
    ['a note that is read-only', '<div contenteditable="false"><p>text</p></div>', 'p'],
  ])('work on %s', (_, html, selector) => {
    expect(commandOf(press('3', { target: inside(html, selector) }))).toEqual({ kind: 'level', level: 3 });
  });
});
