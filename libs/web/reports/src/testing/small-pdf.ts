/** A tagged PDF of two pages: a heading and a line, then a box that says in words what it shows. */
export function smallPdf(): Uint8Array {
  const content = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const page = (of: number, own: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents ${of} 0 R /StructParents ${own} /Resources << /Font << /F 9 0 R >> >> >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 7 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    page(5, 0),
    page(6, 1),
    content(
      '/H1 << /MCID 0 >> BDC BT /F 20 Tf 10 60 Td (A title) Tj ET EMC /P << /MCID 1 >> BDC BT /F 10 Tf 10 30 Td (A line) Tj ET EMC',
    ),
    content('/Figure << /MCID 0 >> BDC 1 0 0 rg 0 0 200 100 re f EMC'),
    '<< /Type /StructTreeRoot /K 8 0 R /ParentTree << /Nums [0 [10 0 R 11 0 R] 1 [12 0 R]] >> >>',
    '<< /Type /StructElem /S /Document /P 7 0 R /K [10 0 R 11 0 R 12 0 R] >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /StructElem /S /H1 /P 8 0 R /Pg 3 0 R /K 0 >>',
    '<< /Type /StructElem /S /P /P 8 0 R /Pg 3 0 R /K 1 >>',
    '<< /Type /StructElem /S /Figure /P 8 0 R /Pg 4 0 R /Alt (A red box) /K 0 >>',
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
  return new TextEncoder().encode(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`);
}
