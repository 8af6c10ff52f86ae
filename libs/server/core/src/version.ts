import { version } from '../../../../package.json';

/** The product's version, from the root package.json. */
export const VERSION: string = version;
