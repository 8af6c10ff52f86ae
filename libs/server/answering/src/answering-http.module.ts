import { HttpModule } from '@certitude/server/core';
import { Module } from '@nestjs/common';
import { AnsweringModule } from './answering.module';
import { AssessmentReading } from './live/assessment-reading';
import { LiveAccess } from './live/live-access';
import { LiveGateway } from './live/live.gateway';
import { LiveRooms } from './live/live-rooms';
import { LiveSurroundings } from './live/live-surroundings';
import { RoomMaker } from './live/room-maker';
import { RoomStore } from './live/room-store';
import { SlowSockets } from './live/slow-sockets';
import { NotesController } from './notes.controller';
import { ReadingController } from './reading.controller';
import { ResponsesController } from './responses.controller';

/** HTTP and socket doors of the answering context. */
@Module({
  imports: [HttpModule, AnsweringModule],
  controllers: [ReadingController, ResponsesController, NotesController],
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
export class AnsweringHttpModule {}
