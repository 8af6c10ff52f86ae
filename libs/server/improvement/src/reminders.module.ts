import { Module } from '@nestjs/common';
import { ReminderRepository } from './reminder.repository';
import { Reminders } from './reminders.service';

/** Reminders alone, for those who deliver them. */
@Module({ providers: [ReminderRepository, Reminders], exports: [ReminderRepository, Reminders] })
export class RemindersModule {}
