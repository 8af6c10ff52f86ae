import { HttpModule } from '@certitude/server/core';
import { Module } from '@nestjs/common';
import { AssessmentsController } from './assessments.controller';
import { AssessmentsModule } from './assessments.module';
import { GuestsController } from './guests.controller';
import { AssessmentReading } from './live/assessment-reading';
import { LiveAccess } from './live/live-access';
import { LiveGateway } from './live/live.gateway';
import { LiveRooms } from './live/live-rooms';
import { LiveSurroundings } from './live/live-surroundings';
import { RoomMaker } from './live/room-maker';
import { RoomStore } from './live/room-store';
import { SlowSockets } from './live/slow-sockets';
import { NotesController } from './notes.controller';
import { PkisController } from './pkis/pkis.controller';
import { ReadingController } from './reading.controller';
import { ResponsesController } from './responses.controller';

/** HTTP and socket doors of the assessments context. */
@Module({
  imports: [HttpModule, AssessmentsModule],
  controllers: [
    PkisController,
    AssessmentsController,
    ReadingController,
    ResponsesController,
    NotesController,
    GuestsController,
  ],
  providers: [
    RoomStore,
    RoomMaker,
    AssessmentReading,
    LiveRooms,
    LiveAccess,
    LiveSurroundings,
    SlowSockets,
    LiveGateway,
  ],
})
export class AssessmentsHttpModule {}
