import { join } from 'node:path';
import type { SignIn } from './demo';
import { workspaceEnvironment } from './commands';
import { serviceArgument } from './mark';
import type { Secrets } from './secrets';
import type { Settings } from './settings';
import type { ServiceDefinition } from './supervisor';

export interface ServiceSurroundings {
  readonly settings: Settings;
  /** Mark of the data directory, by which a later start recognises these processes. */
  readonly mark: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** What api and worker are told, on top of what this process was told. */
export function serviceEnvironment(
  settings: Settings,
  told: { port: number; appUrl: string; secrets: Omit<Secrets, 'ownerPassword' | 'appPassword'> },
): NodeJS.ProcessEnv {
  const {
    SESSION_SECRET,
    SIGNING_KEYS_SECRET,
    OUTBOX_KEY,
    NODE_ENV,
    DATABASE_OWNER_URL: _ownerOnly,
    DATABASE_DIRECT_URL,
    ...inherited
  } = workspaceEnvironment(settings.root);
  return {
    ...inherited,
    NODE_ENV: NODE_ENV ?? 'production',
    PORT: String(told.port),
    HOST: settings.host,
    DATABASE_URL: told.appUrl,
    // To the embedded database nothing leads but the address above.
    DATABASE_DIRECT_URL: settings.database.kind === 'external' ? DATABASE_DIRECT_URL : '',
    DATA_DIR: settings.dataDir,
    SESSION_SECRET: SESSION_SECRET || told.secrets.sessionSecret,
    SIGNING_KEYS_SECRET: SIGNING_KEYS_SECRET || told.secrets.signingKeysSecret,
    OUTBOX_KEY: OUTBOX_KEY || told.secrets.outboxKey,
  };
}

/** The sign-in page of the demo offers these people. */
export function withSignIns(environment: NodeJS.ProcessEnv, signIns: readonly SignIn[]): NodeJS.ProcessEnv {
  return signIns.length === 0 ? environment : { ...environment, DEMO_SIGN_INS: JSON.stringify(signIns) };
}

/** How one of the product's programs is run. */
export function serviceDefinition(
  name: 'api' | 'worker',
  { settings, mark, environment }: ServiceSurroundings,
): ServiceDefinition {
  return {
    name,
    program: process.execPath,
    args: ['--enable-source-maps', `dist/apps/${name}/main.mjs`, serviceArgument(mark)],
    cwd: settings.root,
    env: environment,
    logFile: join(settings.dataDir, 'logs', `${name}.log`),
  };
}
