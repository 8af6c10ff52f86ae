import { type PictureType } from '@certitude/contracts';

const SIGNATURES: Readonly<Record<PictureType, (content: Buffer) => boolean>> = {
  // Begins with the start of an image and a marker, ends with the end of an image.
  'image/jpeg': (content) =>
    content.length > 4 && content.readUIntBE(0, 3) === 0xffd8ff && content.readUInt16BE(content.length - 2) === 0xffd9,
  // A RIFF container that is exactly as long as it says, with a chunk of WebP first.
  'image/webp': (content) =>
    content.length > 20 &&
    content.toString('latin1', 0, 4) === 'RIFF' &&
    content.readUInt32LE(4) + 8 === content.length &&
    /^WEBPVP8[ LX]$/.test(content.toString('latin1', 8, 16)),
};

/** Whether bytes are laid out as their type says. Nothing is decoded: browsers do that, where it harms nobody else. */
export const isPicture = (content: Buffer, type: PictureType): boolean => SIGNATURES[type](content);
