// What tests and benches of others use of this one, and nothing of the product does.
export { PdfMaker } from '../pdf/pdf-maker.service';
export { ReportWorld } from './report-world';
