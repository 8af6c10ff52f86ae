import { Module } from '@nestjs/common';
import { NoticedAssessments } from './noticed-assessments';

/** Assessments for those who tell of them. */
@Module({ providers: [NoticedAssessments], exports: [NoticedAssessments] })
export class NoticedAssessmentsModule {}
