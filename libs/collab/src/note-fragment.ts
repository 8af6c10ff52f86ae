/** Name of the one shared fragment of a note's Yjs document, as the editor binds it. */
export const NOTE_FRAGMENT = 'rationale';
