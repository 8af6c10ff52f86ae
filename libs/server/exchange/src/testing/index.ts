// What tests and benches of others use of this one, and nothing of the product does.
export { ArchiveWorld } from './archive-world';
