import { type StreamState } from '@certitude/contracts';
import { type Statement } from '@certitude/server/core';

/** Where a stream is. */
export interface StreamRow {
  readonly head: number;
  readonly epoch: number;
  readonly state: StreamState;
}

export const STREAM: Statement<StreamRow> = {
  name: 'live-stream',
  text: `select head::float8 as head, epoch, state from assessment_stream where organization_id = $1 and assessment_id = $2`,
};
/** The same, and nobody else appends until the transaction ends. */
export const LOCKED_STREAM: Statement<StreamRow> = {
  name: 'live-locked-stream',
  text: `select head::float8 as head, epoch, state from assessment_stream where organization_id = $1 and assessment_id = $2
    for no key update`,
};

/** As a condition on its row: it is open, and nobody else has appended. Parameters of a statement about one assessment. */
export const isStillAt = (head: string, epoch: string) => `head = ${head} and epoch = ${epoch} and state = 'open'`;
