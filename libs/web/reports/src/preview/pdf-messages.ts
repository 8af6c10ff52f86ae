import { type PageBlock, type PagePicture, type PageSize } from './pdf-pages';

/** What the worker that draws pages is told, one after another. */
export type PdfWish =
  | { readonly kind: 'open'; readonly program: string; readonly content: ArrayBuffer }
  | { readonly kind: 'draw'; readonly page: number; readonly width: number }
  | { readonly kind: 'text'; readonly page: number };

/** What it answers to each. */
export type PdfAnswer =
  | { readonly kind: 'open'; readonly pages: readonly PageSize[] }
  | { readonly kind: 'draw'; readonly picture: PagePicture }
  | { readonly kind: 'text'; readonly blocks: readonly PageBlock[] }
  | { readonly kind: 'failed'; readonly message: string };
