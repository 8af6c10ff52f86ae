import { LIVE_LIMITS } from '@certitude/contracts';
import { type EditMessage } from '../stream/batch-decision';
import { type Participant } from './participant';

/** A message with edits, waiting for its turn. */
export interface QueuedMessage extends EditMessage {
  readonly participant: Participant;
}

/** Messages of a room that wait for the commit under way, in the order they came in. */
export class RoomQueue {
  private readonly messages: QueuedMessage[] = [];
  private operations = 0;

  get isEmpty(): boolean {
    return this.messages.length === 0;
  }

  /** @returns whether there was room for it */
  push(message: QueuedMessage): boolean {
    const operations = this.operations + message.operations.length;
    if (operations > LIVE_LIMITS.queuedOperations) return false;
    this.messages.push(message);
    this.operations = operations;
    return true;
  }

  /** Takes as many messages as one commit may hold; one at least, when there is any. */
  nextBatch(): QueuedMessage[] {
    let [messages, operations] = [0, 0];
    for (const message of this.messages) {
      if (messages > 0 && operations + message.operations.length > LIVE_LIMITS.operationsPerCommit) break;
      messages += 1;
      operations += message.operations.length;
    }
    this.operations -= operations;
    return this.messages.splice(0, messages);
  }

  clear(): void {
    this.messages.length = this.operations = 0;
  }
}
