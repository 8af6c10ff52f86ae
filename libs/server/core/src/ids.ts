import { type Id } from '@certitude/contracts';
import { v7 } from 'uuid';

/** A new id, made by the application. UUIDv7: ids of one kind sort by time, so that an id is a page cursor. */
export const newId = <I extends Id<string>>(): I => v7() as I;
