import { type PdfAnswer, type PdfWish } from './pdf-messages';
import { PdfQueue } from './pdf-queue';

/** A worker that answers when it is told to. */
class Port {
  readonly told: PdfWish[] = [];
  terminated = false;
  onmessage: ((event: MessageEvent<PdfAnswer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;

  postMessage(wish: PdfWish): void {
    this.told.push(wish);
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(data: PdfAnswer): void {
    this.onmessage?.({ data } as MessageEvent<PdfAnswer>);
  }
}
const blocks: PdfAnswer = { kind: 'text', blocks: [] };

describe('wishes for pages', () => {
  const given = () => {
    const port = new Port();
    return { port, queue: new PdfQueue(port as unknown as Worker) };
  };

  it('reach the worker one at a time, pictures before texts', async () => {
    const { port, queue } = given();
    const texts = [queue.ask({ kind: 'text', page: 0 }), queue.ask({ kind: 'text', page: 1 })];
    const picture = queue.ask({ kind: 'draw', page: 5, width: 100 });
    expect(port.told).toEqual([{ kind: 'text', page: 0 }]);
    port.answer(blocks);
    expect(port.told.at(-1)).toEqual({ kind: 'draw', page: 5, width: 100 });
    port.answer({ kind: 'draw', picture: { width: 1, height: 1, pixels: new Uint8ClampedArray(4) } });
    expect(port.told.at(-1)).toEqual({ kind: 'text', page: 1 });
    port.answer(blocks);
    expect((await picture).picture.width).toBe(1);
    await Promise.all(texts);
  });

  it('are dropped when nobody looks any more, and fail as the worker says', async () => {
    const { port, queue } = given();
    const [first, gone] = [new AbortController(), new AbortController()];
    const drawn = queue.ask({ kind: 'draw', page: 0, width: 1 }, first.signal);
    const passed = queue.ask({ kind: 'draw', page: 1, width: 1 }, gone.signal);
    gone.abort();
    port.answer({ kind: 'failed', message: 'No memory.' });
    await expect(drawn).rejects.toThrow('No memory.');
    await expect(passed).rejects.toMatchObject({ name: 'AbortError' });
    expect(port.told).toHaveLength(1);
  });

  it('end with the worker, however it ends', async () => {
    const { port, queue } = given();
    const asked = queue.ask({ kind: 'text', page: 0 });
    port.onerror?.({} as ErrorEvent);
    await expect(asked).rejects.toThrow('cannot be drawn');
    await expect(queue.ask({ kind: 'text', page: 1 })).rejects.toThrow('cannot be drawn');
    expect(port.terminated).toBe(true);
  });
});
