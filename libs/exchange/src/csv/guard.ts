/**
 * Spreadsheets compute a cell that starts like a formula, and some read wide forms of these signs too. Such a text gets an
 * apostrophe before it; one that has apostrophes there already gets another one, so that taking one off always gives the
 * text back.
 */
const FORMULA_START = /^'*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;
const GUARDED = /^'+[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

/** A text that no spreadsheet computes. */
export const guarded = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);

/** The text as it was before it was guarded. */
export const unguarded = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
