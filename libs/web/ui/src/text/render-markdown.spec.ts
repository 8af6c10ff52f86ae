import { renderMarkdown } from './render-markdown';

describe('Markdown', () => {
  it('shows HTML as text', () => {
    const html = renderMarkdown('<img src=x onerror=alert(1)> <script>alert(1)</script>');
    expect(html).not.toMatch(/<(img|script)/);
    expect(html).toContain('&lt;script&gt;');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example', 'file:///etc/passwd'])(
    'makes no link of %s',
    (address) => {
      expect(renderMarkdown(`[here](${address})`)).not.toContain('<a');
    },
  );

  it('opens other sites in a new tab without telling them where from, and own pages in place', () => {
    expect(renderMarkdown('[site](https://pkic.org)')).toContain(
      '<a href="https://pkic.org" target="_blank" rel="noopener noreferrer nofollow">',
    );
    expect(renderMarkdown('[page](/o/1/evidence)')).toContain('<a href="/o/1/evidence">');
  });

  it('loads no pictures', () => {
    expect(renderMarkdown('![x](https://tracker.example/x.png)')).not.toContain('<img');
  });
});
