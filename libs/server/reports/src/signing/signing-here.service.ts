import { type Method } from '@certitude/contracts';
import {
  type KeyUseOutcome,
  type SignatureField,
  type SignedReportView,
  type SigningKeyUseId,
  type SignReport,
} from '@certitude/contracts/signing';
import { type ReportView } from '@certitude/contracts/reporting';
import { AppError, Clock, found, newId, requireThat, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type ReportPlace } from '../report.repository';
import { signaturesOf } from './acceptance';
import { unsealed } from './sealed-key';
import { SignatureThreads } from './signature-threads.service';
import { SignedReports } from './signed-reports.service';
import { SigningKeyRepository } from './signing-key.repository';
import { SigningKeys } from './signing-keys.service';

/** Signs with a stored key: its password is asked for each signature, and each use is written down, also one that failed. */
@Injectable()
export class SigningHere {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(SigningKeys) private readonly settings: SigningKeys,
    @Inject(SigningKeyRepository) private readonly keys: SigningKeyRepository,
    @Inject(SignedReports) private readonly signed: SignedReports,
    @Inject(SignatureThreads) private readonly threads: SignatureThreads,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `signing.not-set-up`, `signing.turned-off`, `not-found`, `signing.not-signable`, `signing.too-many`,
   *   `signing.signed-meanwhile`, `signing.sealed`, `signing.field-taken`, what is wrong with the key; TooManyAttempts
   */
  async sign(context: TenantContext, place: ReportPlace, wish: SignReport): Promise<SignedReportView> {
    const secret = await this.settings.requireOn(context);
    const { report, newest } = await this.signed.toSign(context, place);
    requireThat(report.signed === wish.after, 'signing.signed-meanwhile');
    const key = found(await this.db.transaction(context, (tx) => this.keys.sealed(tx, wish.keyId)));
    await this.settings.countAttempt(context, wish.keyId);
    const use = { place, report, method: await this.signed.methodOf(context, place), wish, keyName: key.name };
    try {
      const { organizationId } = context;
      const store = unsealed(key.sealed, { organizationId, id: wish.keyId }, secret);
      if (store === null) throw new AppError('signing.sealed');
      const field = nameOf(wish.field, report.signed);
      const now = this.clock.now();
      const task = { kind: 'sign', content: newest, store, password: wish.password, field, now } as const;
      const { content, file } = await this.threads.sign(organizationId, task);
      await this.settings.opened(context, wish.keyId);
      const kept = { content, signatures: signaturesOf(file), isSignedHere: true, before: report.signed };
      return await this.signed.keep(context, place, kept, (tx) =>
        this.record(tx, context, { ...use, outcome: 'signed' }),
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const outcome = error.code === 'signing.wrong-password' ? 'wrong-password' : 'refused';
      await this.db.transaction(context, (tx) => this.record(tx, context, { ...use, outcome }));
      throw error.code === 'signing.unreadable' ? new AppError('signing.field-taken') : error;
    }
  }

  private record(
    tx: Parameters<SigningKeyRepository['recordUse']>[0],
    { actor }: TenantContext,
    { place, report, method, wish, keyName, outcome }: Use,
  ): Promise<void> {
    return this.keys.recordUse(tx, {
      ...{ id: newId<SigningKeyUseId>(), keyId: wish.keyId, keyName, field: wish.field, outcome },
      ...{ assessmentId: place.assessmentId, reportId: place.id, reportKind: report.kind, method },
      ...{ usedBy: actor.id, usedAt: this.clock.now() },
    });
  }
}

interface Use {
  readonly place: ReportPlace;
  readonly report: ReportView;
  readonly method: Method;
  readonly wish: SignReport;
  readonly keyName: string;
  readonly outcome: KeyUseOutcome;
}

/** Of further signatures there may be several. */
const nameOf = (field: SignatureField, before: number): string =>
  field === 'FurtherSignature' ? `${field}${before + 1}` : field;
