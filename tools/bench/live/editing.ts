import { pause } from '../../start/index';
import { Crowd, type Pace } from './crowd';
import { type Figures, perThousand, quantiles } from './figures';
import { Ledger } from './ledger';
import { withServer } from './server-process';
import { type Shape, type Subject } from './subject';

export interface EditingLoad extends Shape, Pace {}

const SETTLE_MS = 1_500;
const WARM_UP_SECONDS = 3;

/** People edit for a while: when do the others see it, and what does it cost? */
export async function measureEditing(subject: Subject, load: EditingLoad): Promise<Figures> {
  const { command, dialect } = await subject.prepare(load);
  return withServer(command, async (server) => {
    const ledger = new Ledger(load);
    const clients = load.assessments * load.clients;
    const seen = ledger.see.bind(ledger);
    const crowd = await Crowd.join({ portOf: () => server.port, clients, dialect, seen });
    await pause(SETTLE_MS);
    await crowd.edit({ ...load, seconds: WARM_UP_SECONDS }, ledger);
    const [sent, before] = [ledger.sent, server.cpuSeconds()];
    ledger.count();
    await crowd.edit(load, ledger);
    const after = server.cpuSeconds();
    crowd.close();
    const delivered = ledger.latencies.length;
    return {
      sent: ledger.sent - sent,
      delivered,
      missing: ledger.missing,
      ...quantiles('visible', ledger.latencies),
      ...quantiles('acknowledged', ledger.acknowledgements),
      cpuPer1000Delivered: perThousand(before, after, delivered),
    };
  });
}
