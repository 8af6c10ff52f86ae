/** As a trigger's condition: a statement of the product itself, not the schema's owner, whose cascades and migrations go on. */
export const BY_APPLICATION = `current_user = 'certitude_app'`;

/** In a trigger's function: on whose behalf the transaction is; null when nobody's. */
export const ACTOR = `nullif(current_setting('app.actor_id', true), '')::uuid`;
