import { Module } from '@nestjs/common';
import { NoticedEvidence } from './noticed-evidence';

/** Evidence for those who tell of it. */
@Module({ providers: [NoticedEvidence], exports: [NoticedEvidence] })
export class NoticedEvidenceModule {}
