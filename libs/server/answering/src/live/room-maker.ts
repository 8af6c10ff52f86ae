import { AssessmentChannels, Clock, LiveBudgets } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { StreamHints } from '../stream/stream-hints';
import { RoomNodes } from './nodes/room-nodes';
import { Room } from './room';
import { RoomAudience } from './room-audience';
import { type LoadedRoom, RoomState } from './room-state';
import { type RoomPlace, RoomStore } from './room-store';

/** Makes rooms of what is loaded, and puts them in touch with those of other nodes. */
@Injectable()
export class RoomMaker {
  constructor(
    @Inject(RoomStore) private readonly store: RoomStore,
    @Inject(StreamHints) private readonly hints: StreamHints,
    @Inject(AssessmentChannels) private readonly channels: AssessmentChannels,
    @Inject(LiveBudgets) private readonly budgets: LiveBudgets,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @param failed called when the room cannot go on */
  make(place: RoomPlace, loaded: LoadedRoom, failed: (room: Room) => void): Room {
    const { store, clock } = this;
    const nodes = this.nodesOf(place);
    const audience = new RoomAudience(place.assessmentId, nodes.relay);
    const state = new RoomState(loaded);
    const lagging = loaded.noteTail.map(({ response }) => response);
    const now = () => clock.now().getTime();
    const room = new Room({ place, state, lagging, audience, store, nodes, now, failed });
    nodes.open({
      get head() {
        return state.head;
      },
      arrived: (first, operations) => room.arrived(first, operations),
      look: () => room.look(),
      heardOf: (changes) => audience.heardOf(changes),
    });
    return room;
  }

  private nodesOf({ context: { organizationId }, assessmentId }: RoomPlace): RoomNodes {
    const { channels, hints, clock, budgets } = this;
    const most = () => budgets.current.socketsPerAssessment;
    return new RoomNodes({ place: { organizationId, assessmentId }, channels, hints, clock, most });
  }
}
