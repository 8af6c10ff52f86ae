export { reportOf, type ReportChoice } from './report';
export { type ReportSource, type ReportedState } from './source';
export { type Report, type Block, type Chart } from './content/blocks';
export { TEMPLATE } from './typst/template';
export { missingSignsText } from './typst/missing-signs';
export { FONT_FAMILIES, typstInputs } from './typst/typst-inputs';
export { htmlOf } from './html/html-of';
export { chartsOf, docxOf, type DrawnChart } from './docx/docx-of';
export { credentialOf } from './credential';
