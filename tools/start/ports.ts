import { once } from 'node:events';
import { createServer } from 'node:net';
import { errorCode, LaunchError } from './errors';

const attempts = 100;

/** A TCP port nobody listens on at the moment, chosen by the operating system. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer().unref();
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return address.port;
}

/** Whether a server could listen on this port of the host, and `localhost` would lead to it by IPv6 too. */
export async function portIsFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await canListen(port, host)) && (await canListen(port, '::1'));
}

async function canListen(port: number, host: string): Promise<boolean> {
  const server = createServer().unref();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return true;
  } catch (error) {
    // A machine without IPv6 has nobody listening there.
    return ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(errorCode(error) ?? '') && host === '::1';
  } finally {
    server.close();
  }
}

/**
 * The wanted port, or the next higher one that is free; 0 stands for any free port.
 * @throws LaunchError when the next 100 ports are all taken
 */
export async function choosePort(
  wanted: number,
  isFree: (port: number) => Promise<boolean> = portIsFree,
): Promise<number> {
  if (wanted === 0) return freePort();
  for (let port = wanted; port < Math.min(wanted + attempts, 65_536); port++) {
    if (await isFree(port)) return port;
  }
  throw new LaunchError(`No free port from ${wanted} on. Set PORT to another number.`);
}
