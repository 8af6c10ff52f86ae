import { type Done, type InputOf, type Page } from '@certitude/contracts';
import {
  MOST_KEYS,
  type SigningKeyId,
  type SigningKeyUseId,
  type SigningKeyUseView,
  type SigningKeyView,
  type signingApi,
  type SigningSettingsView,
  type StoreKey,
} from '@certitude/contracts/signing';
import {
  Clock,
  CONFIG,
  type Config,
  cursorId,
  found,
  isCreated,
  newId,
  requireThat,
  type TenantContext,
  TenantDatabase,
  toPage,
} from '@certitude/server/core';
import { RateLimits } from '@certitude/server/identity';
import { Inject, Injectable } from '@nestjs/common';
import { SigningKeyEntity } from './entities/signing-key.entity';
import { sealed } from './sealed-key';
import { SignatureThreads } from './signature-threads.service';
import { SigningKeyRepository, type SigningKeyRow, type SigningKeyUseRow } from './signing-key.repository';

/** Stored keys of an organization: whether there may be any, which there are, who used them. */
@Injectable()
export class SigningKeys {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(SigningKeyRepository) private readonly keys: SigningKeyRepository,
    @Inject(SignatureThreads) private readonly threads: SignatureThreads,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  async settings(context: TenantContext): Promise<SigningSettingsView> {
    const storesKeys = await this.db.transaction(context, (tx) => this.keys.storesKeys(tx));
    return { isSetUp: this.config.signingKeysSecret !== null, storesKeys };
  }

  /** Turning it off keeps the keys, which nobody can use then. @throws AppError `signing.not-set-up` */
  async changeSettings(context: TenantContext, storesKeys: boolean): Promise<SigningSettingsView> {
    if (storesKeys) this.requireSecret();
    await this.db.transaction(context, (tx) => this.keys.setStoresKeys(tx, storesKeys));
    return this.settings(context);
  }

  /** @throws AppError `signing.not-set-up`, `signing.turned-off` */
  async requireOn(context: TenantContext): Promise<string> {
    const secret = this.requireSecret();
    requireThat((await this.settings(context)).storesKeys, 'signing.turned-off');
    return secret;
  }

  async all(context: TenantContext): Promise<SigningKeyView[]> {
    return (await this.db.transaction(context, (tx) => this.keys.all(tx))).map(keyView);
  }

  /**
   * Stores a key that signs today; its password is tried, and forgotten.
   * @throws AppError `signing.not-set-up`, `signing.turned-off`, `signing.too-many-keys`, `signing.key-unreadable`,
   *   `signing.old-encryption`, `signing.wrong-password`, `signing.no-key`, `signing.key-too-small`,
   *   `signing.not-for-signing`, `signing.expired`
   */
  async store(context: TenantContext, { id: given, name, content, password }: StoreKey): Promise<SigningKeyView> {
    const secret = await this.requireOn(context);
    const store = Buffer.from(content, 'base64');
    const opening = { kind: 'open', store, password, now: this.clock.now() } as const;
    const { facts } = await this.threads.open(context.organizationId, opening);
    const id = given ?? newId<SigningKeyId>();
    const { organizationId } = context;
    return this.db.transaction(context, async (tx) => {
      if (!(await isCreated(tx, SigningKeyEntity, given))) {
        requireThat((await this.keys.count(tx)) < MOST_KEYS, 'signing.too-many-keys');
        const { subject, issuer, fingerprint, key, validUntil } = facts;
        const said = { name, subject, issuer, fingerprint, key, validUntil: new Date(validUntil) };
        const created = { createdBy: context.actor.id, createdAt: this.clock.now() };
        await this.keys.insert(tx, { id, ...said, ...created, sealed: sealed(store, { organizationId, id }, secret) });
      }
      return keyView(found(await this.keys.find(tx, id)));
    });
  }

  /** Before its outcome is known, so that many at once count too. @throws TooManyAttempts */
  countAttempt({ actor }: TenantContext, id: SigningKeyId): Promise<void> {
    return this.limits.signingKey(id, actor.id);
  }

  /** Whoever knew the password was not guessing. */
  opened({ actor }: TenantContext, id: SigningKeyId): Promise<void> {
    return this.limits.signingKeyOpened(id, actor.id);
  }

  /** @throws AppError `not-found` */
  async remove(context: TenantContext, id: SigningKeyId): Promise<Done> {
    requireThat(await this.db.transaction(context, (tx) => this.keys.delete(tx, id)), 'not-found');
    return { done: true };
  }

  /** Newest first. */
  async uses(context: TenantContext, { query }: InputOf<typeof signingApi.uses>): Promise<Page<SigningKeyUseView>> {
    const after = cursorId<SigningKeyUseId>(query.after);
    const rows = await this.db.transaction(context, (tx) => this.keys.uses(tx, after, query.limit + 1));
    return toPage(rows.map(useView), query.limit, ({ id }) => id);
  }

  private requireSecret(): string {
    const { signingKeysSecret } = this.config;
    requireThat(signingKeysSecret !== null, 'signing.not-set-up');
    return signingKeysSecret;
  }
}

const keyView = ({ validUntil, createdAt, ...row }: SigningKeyRow): SigningKeyView => ({
  ...row,
  validUntil: validUntil.toISOString(),
  createdAt: createdAt.toISOString(),
});

const useView = ({ usedAt, ...row }: SigningKeyUseRow): SigningKeyUseView => ({ ...row, usedAt: usedAt.toISOString() });
