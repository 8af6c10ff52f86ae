import { LIVE, type SurroundingsChanged } from '@certitude/contracts';
import { Bus } from '@certitude/server/core';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LiveRooms } from './live-rooms';

/** Tells everybody in an assessment that evidence, plans or reviews of a response changed. Carries no content. */
@Injectable()
export class LiveSurroundings implements OnApplicationShutdown {
  private readonly unsubscribe: () => void;

  constructor(@Inject(LiveRooms) rooms: LiveRooms, @Inject(Bus) bus: Bus) {
    this.unsubscribe = bus.subscribe((message) => {
      if (message.topic !== 'surroundings') return;
      const { organizationId, assessmentId, responseId } = message;
      const changed: SurroundingsChanged = { assessment: assessmentId, response: responseId };
      rooms.find(organizationId, assessmentId)?.audience.broadcast(LIVE.surroundings, changed);
    });
  }

  onApplicationShutdown(): void {
    this.unsubscribe();
  }
}
