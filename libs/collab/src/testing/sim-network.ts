import type { SimClient, SimLink, SimWorld } from './sim-client';
import type { SimNode } from './sim-server';

/** Bad connections between tabs and nodes: what is under way arrives late, or not at all when the connection is lost. */
export class SimNetwork {
  /** Of which something may still be under way, the lost ones included. */
  #links: SimLink[] = [];

  constructor(
    private readonly world: SimWorld,
    private readonly clients: readonly SimClient[],
  ) {}

  get isQuiet(): boolean {
    return this.#links.every(({ up, down }) => up.length + down.length === 0);
  }

  connect(client: SimClient, node: SimNode): void {
    this.#links.push(client.connect(node));
  }

  disconnect(client: SimClient): void {
    const { random } = this.world;
    const { link } = client;
    if (!link) return;
    link.node.leave(link);
    // What was sent last may or may not arrive.
    if (random.chance(0.5)) link.up.splice(random.below(link.up.length + 1));
    client.disconnect();
  }

  /** A node is gone at once, and everything under way to it and from it. */
  lose(node: SimNode): void {
    for (const client of this.clients) if (client.link?.node === node) client.disconnect();
    this.#links = this.#links.filter((link) => link.node !== node);
  }

  /** One message arrives, on some connection. */
  deliver(): void {
    const busy = this.#links.filter(({ up, down }) => up.length + down.length > 0);
    if (busy.length > 0) this.#deliverOn(this.world.random.pick(busy));
  }

  #deliverOn(link: SimLink): void {
    const [sent, received] = [link.up, link.down];
    if (sent.length > 0 && (received.length === 0 || this.world.random.chance(0.5)))
      this.#deliverUp(link, sent.shift());
    else {
      const message = received.shift();
      const client = this.clients.find((each) => each.link === link);
      if (message && client) client.receive(message);
    }
  }

  #deliverUp(link: SimLink, message: SimLink['up'][number] | undefined): void {
    const { node } = link;
    const busy = this.world.faulty && this.world.random.chance(0.05);
    if (message?.kind === 'submit' && busy) node.refuseAsBusy(link);
    else if (message?.kind === 'submit') node.submit(link, message.message);
    else if (message && link.alive && busy) node.refuseJoin(link);
    else if (message && link.alive) node.join(link, message);
  }
}
