const BULLETS = ['•', '◦', '▪'];
const BULLET = 1;
const NUMBERED = 2;
const LEVELS = 9;

/** How lists are counted. Every numbered list begins anew, so that each has a numbering of its own. */
export class Numberings {
  /** Of numbered lists: where each begins, and how deep it is. */
  private readonly numbered: { readonly start: number; readonly depth: number }[] = [];

  idOf(ordered: boolean, start: number, depth: number): number {
    return ordered ? this.numbered.push({ start, depth }) + BULLET : BULLET;
  }

  xml(namespaces: string): string {
    const lists = this.numbered.map(
      ({ start, depth }, at) =>
        `<w:num w:numId="${at + 1 + BULLET}"><w:abstractNumId w:val="${NUMBERED}"/>` +
        `<w:lvlOverride w:ilvl="${depth}"><w:startOverride w:val="${Math.min(start, LARGEST)}"/></w:lvlOverride></w:num>`,
    );
    return (
      `<w:numbering ${namespaces}>${abstract(BULLET, (depth) => ['bullet', BULLETS[depth % BULLETS.length] ?? ''])}` +
      abstract(NUMBERED, (depth) => ['decimal', `%${depth + 1}.`]) +
      `<w:num w:numId="${BULLET}"><w:abstractNumId w:val="${BULLET}"/></w:num>${lists.join('')}</w:numbering>`
    );
  }
}

/** Word counts no further. */
const LARGEST = 32_767;

function abstract(id: number, level: (depth: number) => readonly [format: string, text: string]): string {
  const levels = Array.from({ length: LEVELS }, (_, depth) => {
    const [format, text] = level(depth);
    return (
      `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>` +
      `<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${(depth + 1) * 360}" w:hanging="300"/></w:pPr></w:lvl>`
    );
  });
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join('')}</w:abstractNum>`;
}
