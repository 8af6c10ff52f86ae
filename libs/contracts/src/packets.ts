// Packets of the live connection as bytes. Apart from index.ts, so that a page without live editing does not load Yjs.
export { CLIENT_FRAME_LIMITS, FrameRefused } from './packets/frame-check';
export type { FrameLimits } from './packets/frame-check';
export { decodeFrame, encodeFrame } from './packets/message-pack';
export { PACKET, packetParser } from './packets/packet-parser';
export type { Packet } from './packets/packet-parser';
