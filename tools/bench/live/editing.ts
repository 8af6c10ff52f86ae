import { pause } from '../../start/index';
import { Crowd, type Pace } from './crowd';
import { type Figures, perThousand, quantiles } from './figures';
import { Ledger } from './ledger';
import { withServer } from './server-process';
import { type DatabaseServer, type Shape, type Subject } from './subject';

export interface EditingLoad extends Shape, Pace {}

const SETTLE_MS = 1_500;
const WARM_UP_SECONDS = 3;

/** People edit for a while: when do the others see it, and what does it cost? */
export async function measureEditing(
  subject: Subject,
  load: EditingLoad,
  database: Pick<DatabaseServer, 'cpuSeconds'>,
): Promise<Figures> {
  const { command, talk } = await subject.prepare(load);
  return withServer(command, async (server) => {
    const ledger = new Ledger(load);
    const clients = load.assessments * load.clients;
    const seen = ledger.see.bind(ledger);
    const crowd = await Crowd.join({ portOf: () => server.port, clients, talk, seen });
    await pause(SETTLE_MS);
    await crowd.edit({ ...load, seconds: WARM_UP_SECONDS }, ledger);
    const [sent, before, databaseBefore] = [ledger.sent, server.cpuSeconds(), database.cpuSeconds()];
    ledger.count();
    await crowd.edit(load, ledger);
    const [edits, after, databaseAfter] = [ledger.sent - sent, server.cpuSeconds(), database.cpuSeconds()];
    crowd.close();
    const delivered = ledger.latencies.length;
    return {
      sent: edits,
      delivered,
      missing: ledger.missing,
      ...quantiles('visible', ledger.latencies),
      ...quantiles('acknowledged', ledger.acknowledgements),
      cpuPer1000Delivered: perThousand(before, after, delivered),
      // Seconds per thousand are milliseconds of each.
      serverMsPerEdit: perThousand(before, after, edits),
      databaseMsPerEdit: perThousand(databaseBefore, databaseAfter, edits),
    };
  });
}
