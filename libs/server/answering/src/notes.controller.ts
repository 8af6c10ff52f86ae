import { assessmentsApi, type InputOf, type QuarantinedNoteView, type RepairedNoteView } from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { NoteQuarantine } from './notes/note-quarantine';
import { NoteRepair } from './notes/note-repair';

/** Texts that could not be put together. Everything else about texts is live. */
@Controller()
export class NotesController {
  constructor(
    @Inject(NoteQuarantine) private readonly quarantine: NoteQuarantine,
    @Inject(NoteRepair) private readonly repair: NoteRepair,
  ) {}

  @Serves(assessmentsApi.quarantinedNotes)
  @Can('assessment:read-granted')
  async quarantined(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.quarantinedNotes>,
  ): Promise<{ items: QuarantinedNoteView[] }> {
    return { items: await this.quarantine.list(context, params.assessmentId) };
  }

  @Serves(assessmentsApi.repairNote)
  @Can('assessment:finalize')
  repairNote(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.repairNote>,
  ): Promise<RepairedNoteView> {
    return this.repair.repair(context, params);
  }
}
