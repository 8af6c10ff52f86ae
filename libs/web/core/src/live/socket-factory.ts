import { InjectionToken } from '@angular/core';
import { packetParser } from '@certitude/contracts/packets';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';

/** Makes the one socket. A token, so that tests can put a socket against a server of theirs. */
export const SOCKET_FACTORY = new InjectionToken<() => Socket>('SOCKET_FACTORY', {
  providedIn: 'root',
  factory: () => () => io(SOCKET_OPTIONS),
});

export const SOCKET_OPTIONS: Partial<ManagerOptions & SocketOptions> = {
  path: '/socket.io',
  transports: ['websocket'],
  // Frames come from our own server.
  parser: packetParser(null),
  autoConnect: false,
  reconnectionDelay: 500,
  reconnectionDelayMax: 8_000,
  randomizationFactor: 0.5,
};
