import { firstPlace } from './first-place';

const dialog = (body: string, footer = '<button>Cancel</button><button>Save</button>'): HTMLElement => {
  const host = document.createElement('div');
  host.innerHTML = `<header><button>Close</button></header><div class="body">${body}</div><footer>${footer}</footer>`;
  return host;
};

describe('where the keyboard is when a dialog opens', () => {
  it.each([
    ['its first field', '<p>Text</p><input id="here"><textarea></textarea>'],
    ['its first field, before it a text that can be dropped', '<button>Discard it</button><input id="here">'],
    ['the choice that is made', '<input type="radio"><input type="radio" checked id="here">'],
    ['a field that can be used', '<input disabled><input readonly><input type="hidden"><select id="here"></select>'],
    ['a field that is seen', '<details><input></details><textarea id="here"></textarea>'],
  ])('is in %s', (_name, body) => expect(firstPlace(dialog(body))?.id).toBe('here'));

  it.each([
    ['the action that changes nothing', dialog('<p>Remove it?</p>'), 'Cancel'],
    ['what closes it, where nothing else is there', dialog('<p>Keys</p>', ''), 'Close'],
  ])('is on %s', (_name, given, label) => expect(firstPlace(given)?.textContent).toBe(label));
});
