// The live connection, apart from what every page needs: its packets and sockets are no part of signing in.
export { askedAgainOnNews } from './live/asked-again-on-news';
export { LiveSocket, NoAnswer } from './live/live-socket';
export type { ConnectionState } from './live/live-socket';
export { SOCKET_FACTORY, SOCKET_OPTIONS } from './live/socket-factory';
export type { LiveEvents, LiveMessages, LiveRequests } from './live/live-messages';
