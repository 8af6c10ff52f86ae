import { type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { v4 } from 'uuid';
import { CONFIG, type Config } from '../config/config';
import { BusLines } from './bus-lines';
import { Seal } from './seal';

/** What a channel is about. */
export interface ChannelPlace {
  readonly organizationId: OrganizationId;
  readonly assessmentId: AssessmentId;
}
/** Who listens to a channel. */
export interface ChannelListener {
  /** From now on the channel is heard; what was said before is not. */
  readonly opened: () => void;
  /** @param from whoever has sent it: a name that each opening of the channel has anew */
  readonly heard: (text: string, from: string) => void;
}
/** The way to those on other nodes who have the same assessment open. */
export interface AssessmentChannel {
  /** @returns false when the text is too long, and was not sent */
  send(text: string): boolean;
  /** Bytes that one text may have. */
  readonly most: number;
  close(): void;
}

/** Length of a sender's name. */
const NAME = 36;
/** What the seal and the name take. */
const OVERHEAD = 22 + NAME;

/**
 * Channels between nodes, one for each open assessment: organization and assessment are in its name, and the name is in the
 * seal of every text, so that nothing that was said of one assessment is ever taken for news of another. Like the bus, a
 * channel may lose texts, bring them twice and in another order.
 */
@Injectable()
export class AssessmentChannels {
  private readonly seal: Seal;

  constructor(
    @Inject(BusLines) private readonly lines: BusLines,
    @Inject(CONFIG) { sessionSecret }: Config,
  ) {
    this.seal = new Seal(sessionSecret);
  }

  open(place: ChannelPlace, { opened, heard }: ChannelListener): AssessmentChannel {
    const { lines, seal } = this;
    const own = v4();
    const channel = channelName(place);
    const most = lines.most - OVERHEAD;
    const close = lines.listen(
      channel,
      (sealed) => {
        const text = seal.open(channel, sealed);
        const from = text?.slice(0, NAME);
        if (text && from && from !== own) heard(text.slice(NAME), from);
      },
      opened,
    );
    return {
      most,
      close,
      send: (text) => {
        if (Buffer.byteLength(text) > most) return false;
        lines.send(channel, seal.put(channel, own + text));
        return true;
      },
    };
  }
}

/** PostgreSQL takes names of up to 63 bytes: this one has 55. */
const channelName = ({ organizationId, assessmentId }: ChannelPlace): string =>
  `certitude:${short(organizationId)}:${short(assessmentId)}`;

const short = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
