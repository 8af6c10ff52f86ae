import { Extension, InputRule, textblockTypeInputRule } from '@tiptap/core';
import { isNoteAddress } from '@certitude/collab';

/** Ranks of headings in a rationale: it stands below headings of the page. */
export const HEADING_LEVELS = { heading: 3, subheading: 4 } as const;

const LINK = /\[([^[\]]+)\]\((\S+)\)$/;

/**
 * Markdown as one types it, where the editor's own rules leave something out: `#` and `##` are the two ranks of headings
 * there are, and `[words](address)` is a link. Lists, quotes, code, bold and italic are the editor's.
 */
export const TypedMarkdown = Extension.create({
  name: 'typedMarkdown',
  // Before the rules of headings, which count from the rank that a page would have.
  priority: 1_000,
  addInputRules() {
    const { heading } = this.editor.schema.nodes;
    if (!heading) return [];
    return [
      textblockTypeInputRule({ find: /^#\s$/, type: heading, getAttributes: { level: HEADING_LEVELS.heading } }),
      textblockTypeInputRule({
        find: /^#{2,6}\s$/,
        type: heading,
        getAttributes: { level: HEADING_LEVELS.subheading },
      }),
      new InputRule({
        find: LINK,
        handler: ({ state, range, match }) => {
          const [, words = '', href = ''] = match;
          const link = state.schema.marks['link']?.create({ href });
          if (!link || !isNoteAddress(href)) return null;
          state.tr.replaceWith(range.from, range.to, state.schema.text(words, [link])).removeStoredMark(link);
          return undefined;
        },
      }),
    ];
  },
});
