/** An entity class: columns, no behaviour. */
export type EntityClassOrSchema = new () => object;
