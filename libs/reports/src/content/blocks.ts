/**
 * What a report consists of, whatever it is written as: PDF, Word or HTML. Texts are texts, never markup of any of them.
 */

export type Mark = 'bold' | 'italic' | 'code' | 'strike' | 'underline';

/** A run of text. */
export interface Inline {
  readonly text: string;
  readonly marks?: readonly Mark[];
  /** An address of a page or a mailbox that the text leads to. */
  readonly link?: string;
}

export interface Heading {
  readonly kind: 'heading';
  /** The title of the report is the only heading of level 1. */
  readonly level: 2 | 3 | 4;
  readonly text: string;
}
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly inlines: readonly Inline[];
  readonly tone?: 'quiet' | 'lead';
}
/** A heading inside of what a person wrote: no part of the report's outline. */
export interface TextHeading {
  readonly kind: 'text-heading';
  readonly inlines: readonly Inline[];
}
export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}
export interface Quote {
  readonly kind: 'quote';
  readonly blocks: readonly Block[];
}
export interface Code {
  readonly kind: 'code';
  readonly text: string;
}
/** Names and what they say: a table of two columns, the names being its row headers. */
export interface Facts {
  readonly kind: 'facts';
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}
export interface Column {
  readonly title: string;
  /** Share of the width. */
  readonly width: number;
  readonly align?: 'start' | 'end';
  /** Hashes are copied to be compared, so that they stand in one line. */
  readonly holds?: 'hash';
}
export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}
/** Cells as people put them into a text: no header row is known of. */
export interface TextTable {
  readonly kind: 'text-table';
  readonly rows: readonly (readonly { readonly header: boolean; readonly blocks: readonly Block[] }[])[];
}
/** A vector graphic, with what it says for those who do not see it. */
export interface Chart {
  readonly kind: 'chart';
  readonly svg: string;
  readonly alternative: string;
  readonly caption: string;
  /** Share of the text's width. */
  readonly width: number;
}
/** A sentence that nobody may miss. */
export interface Notice {
  readonly kind: 'notice';
  readonly text: string;
}
export interface Rule {
  readonly kind: 'rule';
}
/** Blocks that stay on one page where they fit on one. */
export interface Together {
  readonly kind: 'together';
  /** On a single page, its table has as many rows as there is room for, and it is left out where there is none for one. */
  readonly isSpare?: true;
  /** What comes next is said of it, and begins on its page; without it, what comes next may begin on another. */
  readonly isContinued?: true;
  readonly blocks: readonly Block[];
}

export type Block =
  | Heading
  | Paragraph
  | TextHeading
  | List
  | Quote
  | Code
  | Facts
  | Table
  | TextTable
  | Chart
  | Notice
  | Rule
  | Together;

/** A whole report. The same content is the same report, to the last byte of what is written of it. */
export interface Report {
  readonly title: string;
  readonly subtitle: string;
  /** What the report is not, where that has to be said on its first page. */
  readonly label: string | null;
  readonly organization: string;
  /** Of what is not finalized. */
  readonly isDraft: boolean;
  /** Without a page of its own for the title. */
  readonly isCompact: boolean;
  /** The day it is about, for the properties of the file: `2026-11-28`. */
  readonly date: string;
  /** BCP 47; of our own words. What people wrote is printed as it is. */
  readonly language: string;
  readonly cover: Facts;
  readonly blocks: readonly Block[];
}

export const text = (words: string): readonly Inline[] => [{ text: words }];
export const paragraph = (words: string, tone?: Paragraph['tone']): Paragraph => ({
  kind: 'paragraph',
  inlines: text(words),
  ...(tone && { tone }),
});
export const heading = (level: Heading['level'], words: string): Heading => ({ kind: 'heading', level, text: words });
/** Facts that say something. */
export const facts = (pairs: readonly (readonly [name: string, value: string | null | undefined])[]): Facts => ({
  kind: 'facts',
  facts: pairs.flatMap(([name, value]) => (value ? [{ name, value }] : [])),
});
/** What a person wrote without formatting: a paragraph a line. */
export const paragraphs = (words: string): Paragraph[] =>
  words
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line));
