import { z } from 'zod';
import { type MailConfig, MailEnvironment, mailConfigOf, outboxKeyOf } from './mail-config';
import { url } from './url';

const port = z.coerce.number().int().min(0).max(65_535);

const Environment = MailEnvironment.extend({
  PORT: port.default(4300),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATABASE_DIRECT_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(12),
  DATABASE_STATEMENT_SECONDS: z.coerce.number().int().min(1).max(300).default(10),
  DATA_DIR: z.string().default('.data'),
  WEB_DIR: z.string().default('dist/apps/web/browser'),
  PUBLIC_URL: url('http:', 'https:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 random characters'),
  INSTANCE_KEY: z.base64('must be a private key in base64 (PKCS 8)').optional(),
  SIGNING_KEYS_SECRET: z.string().min(32, 'must have at least 32 random characters').optional(),
  MAX_FILE_MIB: z.coerce.number().int().min(1).max(1024).default(25),
  SIGN_IN_ATTEMPTS: z.coerce.number().int().min(1).default(10),
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  REMINDER_SWEEP_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
  JOB_LOCK_SECONDS: z.coerce.number().int().min(1).max(600).default(10),
  DEMO_SIGN_INS: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Everything that can be set from outside, validated once at boot. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** Past a pooler that may stand behind the other one; the same where there is none. */
  readonly databaseDirectUrl: string;
  readonly databasePool: number;
  /** How long one statement may take, in milliseconds; on the live path half of it. */
  readonly databasePatience: number;
  /** Directory of uploaded files and other state. */
  readonly dataDir: string;
  readonly webDir: string;
  readonly publicUrl: string | null;
  /** Where people reach the instance, for links that leave it; without a slash at the end. */
  readonly address: string;
  /** How mail leaves; null: it does not. */
  readonly mail: MailConfig | null;
  /** Opens the page of mails that were kept instead of sent; null: none are kept. */
  readonly outboxKey: string | null;
  readonly redisUrl: string | null;
  readonly sessionSecret: string;
  /** Private Ed25519 key (PKCS 8, base64) that archives are signed with; null: one of the data directory. */
  readonly instanceKey: string | null;
  /** What stored keys for signing are encrypted with; null: none are stored. */
  readonly signingKeysSecret: string | null;
  /** Bytes. */
  readonly maxFileSize: number;
  /** Failed sign-ins per e-mail address and per network address, in 15 minutes; sign-ups per network five times as many. */
  readonly signInAttempts: number;
  readonly trustProxy: boolean;
  /** How often the worker looks for reminders that are due, in milliseconds. */
  readonly reminderSweep: number;
  /** How long the jobs of a worker that died wait until another one may take them, in milliseconds. */
  readonly jobLock: number;
  /** Sign-ins of the demo organization as JSON, shown on the sign-in page; null on a real instance. */
  readonly demoSignIns: string | null;
  readonly logLevel: string;
}

export const CONFIG = Symbol('Config');

/**
 * Reads the configuration from environment variables.
 * @throws Error whose message says, for every bad variable, what to set
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const e = parsed(Environment, environment);
  return {
    port: e.PORT,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL,
    databaseDirectUrl: e.DATABASE_DIRECT_URL ?? e.DATABASE_URL,
    databasePool: e.DATABASE_POOL,
    databasePatience: e.DATABASE_STATEMENT_SECONDS * 1_000,
    dataDir: e.DATA_DIR,
    webDir: e.WEB_DIR,
    publicUrl: e.PUBLIC_URL ?? null,
    address: (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ''),
    mail: mailConfigOf(e),
    outboxKey: outboxKeyOf(e),
    redisUrl: e.REDIS_URL ?? null,
    sessionSecret: e.SESSION_SECRET,
    instanceKey: e.INSTANCE_KEY ?? null,
    signingKeysSecret: e.SIGNING_KEYS_SECRET ?? null,
    maxFileSize: e.MAX_FILE_MIB * 1024 * 1024,
    signInAttempts: e.SIGN_IN_ATTEMPTS,
    trustProxy: e.TRUST_PROXY === 'true',
    reminderSweep: e.REMINDER_SWEEP_SECONDS * 1_000,
    jobLock: e.JOB_LOCK_SECONDS * 1_000,
    demoSignIns: e.DEMO_SIGN_INS ?? null,
    logLevel: e.LOG_LEVEL,
  };
}

/**
 * Only how mail leaves, for programs that do nothing else.
 * @throws Error whose message says, for every bad variable, what to set
 */
export const readMailConfig = (environment: Readonly<Record<string, string | undefined>>): MailConfig | null =>
  mailConfigOf(parsed(MailEnvironment, environment));

function parsed<T extends z.ZodType>(
  schema: T,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<T> {
  const result = schema.safeParse(withoutEmpty(environment));
  if (result.success) return result.data;
  const sentences = result.error.issues.map((issue) => `Set ${issue.path.join('.')}: ${issue.message}.`);
  throw new Error(`The configuration is not valid. ${sentences.join(' ')}`);
}

/** An empty variable means "not set". */
const withoutEmpty = (environment: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
