export { frozen, reportSource, note, requirementsOf } from './sources';
