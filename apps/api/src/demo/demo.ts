import { type InstanceView } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DemoCasting } from './demo-cast';
import { DemoFilling } from './demo-filling';
import { DemoMarker } from './demo-marker';
import { DEMO_NAMES, DEMO_PASSWORD, DEMO_PEOPLE } from './people';

export type DemoSignIns = InstanceView['demo'];

/** The demo organization, made once in the life of an installation. */
@Injectable()
export class Demo {
  constructor(
    @Inject(DemoMarker) private readonly marker: DemoMarker,
    @Inject(DemoCasting) private readonly casting: DemoCasting,
    @Inject(DemoFilling) private readonly filling: DemoFilling,
  ) {}

  /**
   * Makes the demo organization where it never was; what an interrupted run has left is made anew.
   * @returns the sign-ins of its people; none when its owner has removed it
   */
  async ensure(): Promise<DemoSignIns> {
    const isNew = (await this.casting.accountOf('petra')) === undefined;
    if (isNew || (await this.marker.read()) === 'started') await this.make();
    const owner = await this.casting.accountOf('petra');
    const sample = owner && (await this.casting.sampleOf(owner));
    return sample ? DEMO_NAMES.map((name) => ({ ...DEMO_PEOPLE[name], password: DEMO_PASSWORD })) : [];
  }

  private async make(): Promise<void> {
    await this.marker.write('started');
    await this.casting.removeLeftover();
    const cast = await this.casting.make();
    await this.filling.fill(cast);
    await this.marker.write('complete');
  }
}
