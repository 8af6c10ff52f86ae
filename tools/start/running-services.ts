import { once } from 'node:events';
import type { DirectoryClaim } from './claim';
import type { SignIn } from './demo';
import { isReady, localAddress } from './health';
import type { OpenDatabase } from './open-database';
import type { Progress } from './progress';
import { serviceDefinition } from './services';
import type { Settings } from './settings';
import { Supervisor } from './supervisor';

/** After so many milliseconds people are told that it takes long. */
const readyWithinMs = 120_000;
/** Milliseconds until what could not be written is tried again. */
const publishAgainMs = 5_000;

/** A launch under way: what all of its parts need. */
export interface Launch {
  readonly settings: Settings;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly claim: DirectoryClaim;
  /** Mark of the data directory on the command line of its processes. */
  readonly mark: string;
}

export interface Surroundings extends Launch {
  readonly database: OpenDatabase;
  readonly port: number;
  readonly signIns: readonly SignIn[];
  readonly outboxKey: string | undefined;
}

/** api and worker on an open database. */
export class RunningServices {
  private readonly services: readonly Supervisor[];
  private ready = false;
  private publishing: NodeJS.Timeout | undefined;

  constructor(
    private readonly surroundings: Surroundings,
    environment: NodeJS.ProcessEnv,
  ) {
    const say = (line: string) => surroundings.progress.say(`  ! ${line}`);
    this.services = (['api', 'worker'] as const).map(
      (name) => new Supervisor(serviceDefinition(name, { ...surroundings, environment }), say, () => this.publish()),
    );
  }

  /** Starts them, says so, and waits until the end is wanted: whatever stops meanwhile comes back. */
  async run(): Promise<void> {
    const { progress, signal } = this.surroundings;
    try {
      await progress.step(
        'Starting server and worker',
        () => this.start(),
        () => 'Server and worker are ready',
      );
      announce(this.surroundings);
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      if (signal.aborted) progress.say('\n  Stopping …');
      await Promise.all(this.services.map((service) => service.stop()));
      clearTimeout(this.publishing);
    }
  }

  /** After the database came back the services reconnect by themselves; if they do not, they start anew. */
  async recover(): Promise<void> {
    const { progress, settings, port, signal } = this.surroundings;
    this.publish();
    if (!this.ready || (await isReady(settings.host, port, { timeoutMs: 30_000, signal }).catch(() => true))) return;
    if (signal.aborted) return;
    progress.say('  ! The server did not find back to the database; starting server and worker again.');
    await Promise.all(this.services.map((service) => service.restart()));
  }

  private async start(): Promise<void> {
    const { settings, progress, port, signal } = this.surroundings;
    for (const service of this.services) service.start();
    const patience = { timeoutMs: readyWithinMs, signal };
    while (!(await isReady(settings.host, port, patience)))
      progress.say(`  ! The server is not ready yet. It keeps being tried; see ${settings.dataDir}/logs.`);
    this.ready = true;
    this.publish();
  }

  /** Tells whoever looks into the data directory where the product answers and which processes it has. */
  private publish(): void {
    clearTimeout(this.publishing);
    try {
      this.surroundings.claim.tell(this.facts());
    } catch {
      // A full disk ends nothing: they are told once there is room.
      this.publishing = setTimeout(() => this.publish(), publishAgainMs).unref();
    }
  }

  private facts(): Parameters<DirectoryClaim['tell']>[0] {
    const { settings, port, signIns, database } = this.surroundings;
    const running = [
      ...this.services.map(({ name, pid }) => [name, pid] as const),
      ['postgres', database.pid()] as const,
    ];
    const processes = Object.fromEntries(running.flatMap(([name, pid]) => (pid === undefined ? [] : [[name, pid]])));
    return { processes, ...(this.ready ? { address: localAddress(settings.host, port), signIns } : {}) };
  }
}

function announce({ settings, progress, port, signIns, outboxKey }: Surroundings): void {
  const address = (settings.publicUrl ?? localAddress(settings.host, port)).replace(/\/+$/, '');
  progress.say();
  progress.say(`  Open  ${address}`);
  progress.say();
  if (signIns.length > 0) {
    progress.say('  Sign in to the demo organization as');
    for (const { role, email, password } of signIns)
      progress.say(`    ${role.padEnd(14)} ${email.padEnd(34)} ${password}`);
    progress.say();
  }
  if (settings.mail === 'kept') {
    progress.say('  No mail leaves (SMTP_URL is not set). What would have been sent, for operators alone:');
    progress.say(`    ${address}/outbox#${outboxKey}`);
    progress.say();
  }
  progress.say(`  Data and logs are in ${settings.dataDir}. Stop with Ctrl-C.`);
}
