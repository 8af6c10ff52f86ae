import { type AccountId } from '@certitude/contracts';
import { UploadSlots } from './upload-slots';

const petra = 'petra' as AccountId;

/** An upload that is under way until it is let go. */
function upload(slots: UploadSlots, who = petra) {
  const end = Promise.withResolvers<string>();
  return { ...end, result: slots.during(who, () => end.promise) };
}

describe('the uploads of one person on one node', () => {
  let slots: UploadSlots;
  beforeEach(() => (slots = new UploadSlots()));
  const three = () => [upload(slots), upload(slots), upload(slots)] as const;
  const isFull = () => expect(upload(slots).result).rejects.toMatchObject({ code: 'file.too-many-uploads' });

  it('are three at a time, whoever else uploads', async () => {
    three();
    await isFull();
    const other = upload(slots, 'hugo' as AccountId);
    other.resolve('stored');
    expect(await other.result).toBe('stored');
  });

  it.each<[string, (one: ReturnType<typeof upload>) => unknown]>([
    ['is stored', ({ resolve }) => resolve('stored')],
    [
      'fails',
      ({ reject }) => reject(new Error('It is too large. Add it in parts, or attach the document as evidence.')),
    ],
  ])('leave room for one more when one of them %s, and for no second one', async (_, end) => {
    const [first] = three();
    end(first);
    await first.result.catch(() => undefined);
    upload(slots);
    await isFull();
  });

  it('that were refused take no room', async () => {
    const [first] = three();
    await isFull();
    await isFull();
    first.resolve('stored');
    await first.result;
    const next = upload(slots);
    next.resolve('stored');
    expect(await next.result).toBe('stored');
  });
});
