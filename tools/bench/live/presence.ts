import { pause } from '../../start/index';
import { Crowd, type Pace } from './crowd';
import { type Figures, perThousand } from './figures';
import { withServer } from './server-process';
import { type Subject } from './subject';

export interface PresenceLoad extends Pace {
  readonly clients: number;
}

const SETTLE_MS = 1_000;

/** Everybody is in the same note and moves the cursor. */
export async function measurePresence(subject: Subject, load: PresenceLoad): Promise<Figures> {
  const { clients } = load;
  const { command, talk } = await subject.prepare({ assessments: 1, clients });
  return withServer(command, async (server) => {
    let delivered = 0;
    const perPlace = talk(0).markersPerPresence;
    const seen = (receiver: number, by: number): void => void (delivered += by === receiver ? 0 : 1 / perPlace);
    const crowd = await Crowd.join({ portOf: () => server.port, clients, talk, seen });
    await crowd.move({ perSecond: 1, seconds: 1 });
    await pause(SETTLE_MS);
    const [before, deliveredBefore] = [server.cpuSeconds(), delivered];
    await crowd.move(load);
    await pause(SETTLE_MS);
    const after = server.cpuSeconds();
    crowd.close();
    const count = Math.round(delivered - deliveredBefore);
    return { delivered: count, cpuPer1000Delivered: perThousand(before, after, count) };
  });
}
