import { type PdfDocument } from './document';
import { type Dict, Name, Ref, type Value } from './values';
import { written } from './write';

/** What is added to a document: objects that are new or written anew. Its bytes so far stay as they are. */
export class Update {
  private readonly objects = new Map<number, { generation: number; text: string }>();
  private next: number;

  constructor(private readonly document: PdfDocument) {
    const size = document.table.trailer.get('Size');
    this.next = Math.max(
      typeof size === 'number' ? size : 0,
      ...[...document.table.places.keys()].map((key) => key + 1),
    );
  }

  /** A new object. @param text as PDF writes it */
  add(text: string): Ref {
    const ref = new Ref(this.next++, 0);
    this.objects.set(ref.number, { generation: 0, text });
    return ref;
  }

  set({ number, generation }: Ref, value: Value): void {
    this.objects.set(number, { generation, text: written(value) });
  }

  /** The document with what was added. */
  bytes(): Uint8Array<ArrayBuffer> {
    const before = this.document.bytes;
    const { isStream, trailer, start } = this.document.table;
    const offsets = new Map<number, number>();
    let text = '\n';
    const place = (number: number, generation: number, body: string): void => {
      offsets.set(number, before.length + text.length);
      text += `${number} ${generation} obj\n${body}\nendobj\n`;
    };
    for (const [number, { generation, text: body }] of [...this.objects].sort(([a], [b]) => a - b)) {
      place(number, generation, body);
    }
    const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
      const value = trailer.get(key);
      return value === undefined ? [] : [[key, value] as [string, Value]];
    });
    const table = before.length + text.length;
    const head: [string, Value][] = [['Size', this.next], ...kept, ['Prev', start]];
    // Tables are of one kind in one file.
    text += isStream ? this.streamTable(offsets, table, head) : this.classicTable(offsets, new Map(head));
    text += `startxref\n${table}\n%%EOF\n`;
    const all = new Uint8Array(before.length + text.length);
    all.set(before);
    for (let at = 0; at < text.length; at++) all[before.length + at] = text.charCodeAt(at);
    return all;
  }

  private classicTable(offsets: ReadonlyMap<number, number>, trailer: Dict): string {
    const lines = [...offsets].map(([number, offset]) => {
      const generation = this.objects.get(number)?.generation ?? 0;
      return `${number} 1\n${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;
    });
    return `xref\n${lines.join('')}trailer\n${written(trailer)}\n`;
  }

  private streamTable(offsets: Map<number, number>, table: number, head: readonly [string, Value][]): string {
    const own = this.next++;
    const all = [...offsets, [own, table] as const];
    const bytes = all.flatMap(([number, offset]) => {
      const generation = this.objects.get(number)?.generation ?? 0;
      return [
        1,
        (offset >>> 24) & 255,
        (offset >>> 16) & 255,
        (offset >>> 8) & 255,
        offset & 255,
        generation >> 8,
        generation & 255,
      ];
    });
    const dict = new Map<string, Value>([
      ...head,
      ['Size', this.next],
      ['Type', new Name('XRef')],
      ['W', [1, 4, 2]],
      ['Index', all.flatMap(([number]) => [number, 1])],
      ['Length', bytes.length],
    ]);
    const data = String.fromCharCode(...bytes);
    return `${own} 0 obj\n${written(dict)}\nstream\n${data}\nendstream\nendobj\n`;
  }
}
