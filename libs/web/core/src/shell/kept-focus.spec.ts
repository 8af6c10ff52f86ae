import { TestBed } from '@angular/core/testing';
import { KeptFocus } from './kept-focus';

/** What is on the page, and the keyboard on the element with the id `here`. */
function given(html: string): { readonly here: HTMLElement; readonly now: () => Promise<string> } {
  document.body.innerHTML = `<main><h1>Plans</h1>${html}</main><div class="cdk-overlay-container"></div>`;
  TestBed.resetTestingModule();
  TestBed.inject(KeptFocus);
  const here = document.getElementById('here');
  if (!here) throw new Error('Nothing is here.');
  here.focus();
  const now = async (): Promise<string> => {
    for (let turn = 0; turn < 3; turn++) await Promise.resolve();
    return document.activeElement?.textContent ?? '';
  };
  return { here, now };
}
const ROWS =
  '<ul><li><button>one</button></li><li><button id="here">two</button></li><li><button>three</button></li></ul>';

afterEach(() => {
  TestBed.resetTestingModule();
  document.body.replaceChildren();
});

describe('the keyboard stays where it was', () => {
  it.each([
    ['in the next row when its row is deleted', ROWS, 'three'],
    ['in the row before when the last is deleted', ROWS.replace('<li><button>three</button></li>', ''), 'one'],
    [
      'on what stands beside its list when that was the only row',
      '<section><button>Add</button><ul><li><button id="here">one</button></li></ul></section>',
      'Add',
    ],
    [
      'at the heading of the page when nothing near is left',
      '<ul><li><button id="here">one</button></li></ul>',
      'Plans',
    ],
    [
      'on nothing that cannot be used',
      '<section><button>Add</button><ul><li id="x"><button id="here">one</button></li></ul><button disabled>No</button><div hidden><button>No</button></div></section>',
      'Add',
    ],
  ])('%s', async (_what, html, next) => {
    const { here, now } = given(html);
    (here.closest('li') ?? here).remove();
    expect(await now()).toBe(next);
  });

  it('in the form that stands where its button stood, and on the button again when that closes', async () => {
    const { here, now } = given('<div><button id="here">Add evidence</button></div>');
    const form = document.createElement('form');
    form.innerHTML = '<button>Cancel</button>';
    here.replaceWith(form);
    expect(await now()).toBe('Cancel');
    form.replaceWith(here);
    expect(await now()).toBe('Add evidence');
  });

  it('on a button that could not be used while it worked', async () => {
    const { here, now } = given('<button id="here">Save</button>');
    here.toggleAttribute('disabled', true);
    // As browsers do.
    here.blur();
    await now();
    here.toggleAttribute('disabled', false);
    expect(await now()).toBe('Save');
  });

  it('beside a panel that is folded away with it', async () => {
    const { here, now } = given(
      '<div><button>Results</button><div id="panel"><button id="here">why</button></div></div>',
    );
    here.parentElement?.toggleAttribute('hidden', true);
    expect(await now()).toBe('Results');
  });

  it('where a dialog was opened, although the row that opened it is gone', async () => {
    const { here, now } = given(ROWS);
    const overlay = document.querySelector('.cdk-overlay-container');
    overlay?.insertAdjacentHTML('beforeend', '<div><button id="yes">Remove</button></div>');
    document.getElementById('yes')?.focus();
    here.closest('li')?.remove();
    overlay?.replaceChildren();
    expect(await now()).toBe('three');
  });
});

describe('the keyboard goes where somebody puts it', () => {
  it('such as nowhere, by a click beside everything', async () => {
    const { here, now } = given(ROWS);
    here.blur();
    await now();
    here.closest('li')?.remove();
    await now();
    expect(document.activeElement).toBe(document.body);
  });

  it('such as elsewhere, by the page itself', async () => {
    const { here, now } = given(ROWS);
    here.closest('li')?.remove();
    document.querySelector<HTMLElement>('button')?.focus();
    expect(await now()).toBe('one');
  });
});
