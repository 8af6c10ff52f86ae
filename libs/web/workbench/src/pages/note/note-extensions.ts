import { type Extensions } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { StarterKit } from '@tiptap/starter-kit';
import { isNoteAddress } from '@certitude/collab';
import { TABLE_EXTENSIONS } from './note-tables';
import { HEADING_LEVELS, TypedMarkdown } from './typed-markdown';

/** A link says where it leads, and nothing about how it looks or opens. */
const NoteLink = Link.extend({
  addAttributes() {
    return {
      href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') },
      title: { default: null },
    };
  },
}).configure({
  openOnClick: false,
  autolink: true,
  defaultProtocol: 'https',
  isAllowedUri: (href) => isNoteAddress(href),
  HTMLAttributes: { target: '_blank', rel: 'noopener noreferrer nofollow' },
});

/** The nodes and marks that the editor writes: those of the schema of notes. */
export const NOTE_EXTENSIONS: Extensions = [
  StarterKit.configure({
    // The shared document has its own undo, of one's own edits only.
    undoRedo: false,
    // It would change the document just by looking at it.
    trailingNode: false,
    heading: { levels: Object.values(HEADING_LEVELS) },
    link: false,
    // Tables stand beside blocks, never in them.
    document: false,
  }),
  NoteLink,
  ...TABLE_EXTENSIONS,
  TypedMarkdown,
];
