import { type PdfAnswer, type PdfWish } from './pdf-messages';

type AnswerTo<K extends PdfWish['kind']> = Extract<PdfAnswer, { readonly kind: K }>;
type WishOf<K extends PdfWish['kind']> = Extract<PdfWish, { readonly kind: K }>;
type Port = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

interface Waiting {
  readonly wish: PdfWish;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Asks a worker one thing at a time: drawing before texts, so that what is looked at never waits for what is not. */
export class PdfQueue {
  readonly #port: Port;
  #waiting: readonly Waiting[] = [];
  #asked: Waiting | null = null;
  #end: Error | null = null;

  constructor(port: Port) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<PdfAnswer>) => this.#take(data);
    port.onerror = () => this.#stop(new Error('The pages cannot be drawn in this browser.'));
  }

  /** @throws Error that the worker says; DOMException `AbortError` when nobody wants it any more */
  ask<K extends PdfWish['kind']>(wish: WishOf<K> & PdfWish, signal?: AbortSignal): Promise<AnswerTo<K>> {
    return new Promise((resolve, reject) => {
      this.#waiting = [...this.#waiting, { wish, signal, resolve, reject }];
      this.#next();
    });
  }

  close(): void {
    this.#stop(new DOMException('The file was closed.', 'AbortError'));
  }

  #next(): void {
    if (this.#end) return this.#stop(this.#end);
    if (this.#asked) return;
    const gone = this.#waiting.filter(({ signal }) => signal?.aborted);
    const wanted = this.#waiting.filter(({ signal }) => !signal?.aborted);
    const next = wanted.find(({ wish }) => wish.kind !== 'text') ?? wanted[0];
    this.#waiting = wanted.filter((each) => each !== next);
    for (const { reject } of gone) reject(new DOMException('Nobody looks at it.', 'AbortError'));
    if (!next) return;
    this.#asked = next;
    this.#port.postMessage(next.wish, next.wish.kind === 'open' ? [next.wish.content] : []);
  }

  #take(answer: PdfAnswer): void {
    const asked = this.#asked;
    this.#asked = null;
    if (answer.kind === 'failed') asked?.reject(new Error(answer.message));
    else asked?.resolve(answer as never);
    this.#next();
  }

  #stop(error: Error): void {
    this.#end = error;
    this.#port.terminate();
    for (const { reject } of [...(this.#asked ? [this.#asked] : []), ...this.#waiting]) reject(error);
    [this.#asked, this.#waiting] = [null, []];
  }
}
