import { beginAtFirstPlace, firstPlace } from './first-place';

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

describe('the keyboard in a dialog that is still loading', () => {
  const opened = () => {
    const host = dialog('<p>Loading</p>');
    document.body.replaceChildren(host);
    const end = beginAtFirstPlace(host);
    const load = async () => {
      host.querySelector('.body')?.insertAdjacentHTML('beforeend', '<input aria-label="Name">');
      await Promise.resolve();
    };
    const now = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;
    return { host, end, load, now };
  };

  it('goes on to the first field when it comes', async () => {
    const { load, now, end } = opened();
    expect(now()).toBe('Cancel');
    await load();
    expect(now()).toBe('Name');
    end();
  });

  it.each<[string, (host: HTMLElement) => unknown]>([
    ['gone elsewhere', (host) => host.querySelectorAll<HTMLElement>('footer button')[1]?.focus()],
    ['pressed a key', (host) => host.querySelector('footer')?.dispatchEvent(new Event('keydown', { bubbles: true }))],
    ['clicked', (host) => host.querySelector('.body')?.dispatchEvent(new Event('pointerdown', { bubbles: true }))],
  ])('stays with somebody who has %s meanwhile', async (_what, begin) => {
    const { host, load, now, end } = opened();
    begin(host);
    await load();
    expect(now()).not.toBe('Name');
    end();
  });

  it('is left where it is once the dialog is over', async () => {
    const { load, now, end } = opened();
    end();
    await load();
    expect(now()).toBe('Cancel');
  });
});
