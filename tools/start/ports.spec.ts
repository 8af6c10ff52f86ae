import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { choosePort, freePort, portIsFree } from './ports';

const taken =
  (...ports: number[]) =>
  (port: number) =>
    Promise.resolve(!ports.includes(port));

async function listen(host: string): Promise<{ server: Server; port: number }> {
  const port = await freePort();
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  return { server, port };
}

describe('the port of the product', () => {
  it('is the wanted one when nobody uses it', async () => {
    expect(await choosePort(4300, taken())).toBe(4300);
  });

  it('is the next free one when others are taken', async () => {
    expect(await choosePort(4300, taken(4300, 4301))).toBe(4302);
  });

  it('stays within the possible numbers and says what to do when all are taken', async () => {
    await expect(choosePort(65_530, () => Promise.resolve(false))).rejects.toThrow('Set PORT to another number');
  });

  it('is any free one when 0 is asked for', async () => {
    expect(await portIsFree(await choosePort(0))).toBe(true);
  });

  it.each(['127.0.0.1', '0.0.0.0'])('counts as taken while another program listens on %s', async (host) => {
    const { server, port } = await listen(host);
    expect(await portIsFree(port)).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await portIsFree(port)).toBe(true);
  });
});
