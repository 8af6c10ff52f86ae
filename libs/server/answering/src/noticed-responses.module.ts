import { ModelsModule } from '@certitude/server/models';
import { Module } from '@nestjs/common';
import { NoticedResponses } from './noticed-responses';

/** Answers for those who tell of them. */
@Module({ imports: [ModelsModule], providers: [NoticedResponses], exports: [NoticedResponses] })
export class NoticedResponsesModule {}
