import { type Chart } from '../content/blocks';
import { escapedXml } from '../content/xml';

/** A chart as it lies beside the document. */
export interface Picture {
  readonly number: number;
  /** Height for one unit of width. */
  readonly ratio: number;
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
/** Units of a drawing in a twentieth of a point. */
const UNITS = 635;

/**
 * A picture in its line, with what it says for those who do not see it.
 * @param textWidth of the line, in twentieths of a point
 */
export function drawingXml({ number, ratio }: Picture, { alternative, width }: Chart, textWidth: number): string {
  const wide = Math.round((textWidth * UNITS * width) / 100);
  const size = `cx="${wide}" cy="${Math.round(wide * ratio)}"`;
  const about = `id="${number}" name="Chart ${number}" descr="${escapedXml(alternative)}"`;
  return (
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr ${about}/>` +
    `<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
    `<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture"><pic:pic xmlns:pic="${DRAWING}/picture">` +
    `<pic:nvPicPr><pic:cNvPr ${about}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="chart${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    `</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  );
}
