import MarkdownIt from 'markdown-it';

const SAFE_LINK = /^(https?:|mailto:|\/(?!\/)|#)/i;

const renderer = new MarkdownIt({ html: false, linkify: true, typographer: false, breaks: false });
renderer.validateLink = (url) => SAFE_LINK.test(url.trim());
// Pictures of other sites would tell them who reads here.
renderer.disable('image');

const openLink =
  renderer.renderer.rules['link_open'] ??
  ((...[tokens, index, options, , self]) => self.renderToken(tokens, index, options));
renderer.renderer.rules['link_open'] = (...link) => {
  const [tokens, index] = link;
  const token = tokens[index];
  if (token && /^https?:/i.test(String(token.attrGet('href') ?? ''))) {
    token.attrSet('target', '_blank');
    token.attrSet('rel', 'noopener noreferrer nofollow');
  }
  return openLink(...link);
};

/** Markdown as HTML. HTML in the source is shown as text; only http, https, mailto and own addresses become links. */
export const renderMarkdown = (source: string): string => renderer.render(source);
