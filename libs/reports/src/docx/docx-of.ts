import { type ReportPaper } from '@certitude/contracts/reporting';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { type Block, type Chart, type Report } from '../content/blocks';
import { contentsOf } from '../content/contents';
import { bodyXml } from './document-xml';
import { type Picture } from './drawing-xml';
import { Links } from './links';
import { Numberings } from './numberings';
import { contentTypesXml, coreXml, NAMESPACES, relationsXml, runningXml, sectionXml, settingsXml } from './package-xml';
import { runningNames } from '../words';
import { textWidth } from './sheets';
import { stylesXml } from './styles-xml';

/** A chart as pixels: programs that read Word files draw no vectors of ours. */
export interface DrawnChart {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Archives have no zone: this is the earliest moment they know, wherever it is written. */
const NO_TIME = new Date(1980, 0, 1);
/** A word processor wants the region whose spelling it checks by. */
const REGIONS: Readonly<Record<string, string>> = { en: 'en-GB' };

/**
 * A report as a Word document, for people who must edit it. The same report and pictures are the same bytes.
 * @param drawn a picture for each of its charts, in their order
 */
export function docxOf(report: Report, paper: ReportPaper, drawn: readonly DrawnChart[]): Uint8Array {
  const links = new Links();
  const numberings = new Numberings();
  const pictures = new Map<Chart, Picture>(
    chartsOf(report).map((chart, at) => {
      const { width = 1, height = 1 } = drawn[at] ?? {};
      return [chart, { number: at + 1, ratio: height / width }];
    }),
  );
  const pictureOf = (chart: Chart): Picture => pictures.get(chart) ?? { number: 0, ratio: 1 };
  const width = textWidth(paper);
  const body = bodyXml(report, { links, numberings, contents: contentsOf(report), textWidth: width, pictureOf });
  const language = REGIONS[report.language] ?? report.language;
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypesXml()],
    [
      '_rels/.rels',
      relationsXml([
        ['officeDocument', 'word/document.xml'],
        ['core', 'docProps/core.xml'],
      ]),
    ],
    ['docProps/core.xml', coreXml(report, language)],
    [
      'word/document.xml',
      `<w:document ${NAMESPACES}><w:body>${body}${sectionXml(paper, report.isCompact)}</w:body></w:document>`,
    ],
    ['word/_rels/document.xml.rels', documentRelations(links, drawn.length)],
    ['word/styles.xml', stylesXml(NAMESPACES, language, report.isCompact)],
    ['word/numbering.xml', numberings.xml(NAMESPACES)],
    ['word/settings.xml', settingsXml(language)],
    [
      'word/header.xml',
      runningXml(
        'hdr',
        [runningNames(report.organization, report.subtitle).join(' · '), report.isDraft ? 'Draft' : ''],
        width,
      ),
    ],
    ['word/footer.xml', runningXml('ftr', [report.label ?? report.title, null], width)],
  ];
  const files: Zippable = Object.fromEntries(parts.map(([name, xml]) => [name, strToU8(HEAD + xml)]));
  for (const [at, { png }] of drawn.entries()) files[`word/media/chart${at + 1}.png`] = [png, { level: 0 }];
  return zipSync(files, { mtime: NO_TIME });
}

/** The charts of a report, in their order. */
export function chartsOf({ blocks }: Pick<Report, 'blocks'>): readonly Chart[] {
  const within = (block: Block): readonly Chart[] =>
    block.kind === 'chart' ? [block] : block.kind === 'together' ? block.blocks.flatMap(within) : [];
  return blocks.flatMap(within);
}

const documentRelations = (links: Links, charts: number): string =>
  relationsXml(
    [
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['settings', 'settings.xml'],
      ['header', 'header.xml'],
      ['footer', 'footer.xml'],
    ],
    [
      ...Array.from({ length: charts }, (_, at) => ({
        id: `chart${at + 1}`,
        type: 'image',
        target: `media/chart${at + 1}.png`,
      })),
      ...links.all().map(([target, id]) => ({ id, type: 'hyperlink', target, isOutside: true })),
    ],
  );
