import { TestBed } from '@angular/core/testing';
import { Markdown } from './markdown';

async function shown(source: string): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(Markdown);
  fixture.componentRef.setInput('source', source);
  await fixture.whenStable();
  // The first text loads the renderer.
  await import('./render-markdown');
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('a text in Markdown', () => {
  it('is shown with its structure', async () => {
    const root = await shown('Keys **must** rotate:\n\n- yearly\n- after an incident');
    expect(root.querySelector('strong')?.textContent).toBe('must');
    expect(root.querySelectorAll('li')).toHaveLength(2);
  });

  it('follows its source', async () => {
    const fixture = TestBed.createComponent(Markdown);
    fixture.componentRef.setInput('source', 'one');
    await fixture.whenStable();
    fixture.componentRef.setInput('source', '*two*');
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).querySelector('em')?.textContent).toBe('two');
  });
});
