import { MAX_PICTURE, PICTURE_SIDE, PICTURE_TYPES, type NewPicture, type PictureType } from '@certitude/contracts';

/** The largest square in the middle of a picture. */
export function middleSquare(
  width: number,
  height: number,
): { readonly x: number; readonly y: number; readonly side: number } {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

const QUALITIES = [0.9, 0.75, 0.6, 0.4];

/**
 * The first encoding that is small enough, best first. A browser that cannot write a type gives another one instead.
 * @returns null when there is none
 */
export async function smallEnough(
  encode: (type: PictureType, quality: number) => Promise<Blob | null>,
): Promise<{ readonly type: PictureType; readonly blob: Blob } | null> {
  for (const type of PICTURE_TYPES)
    for (const quality of QUALITIES) {
      const blob = await encode(type, quality);
      if (blob?.type !== type) break;
      if (blob.size <= MAX_PICTURE) return { type, blob };
    }
  return null;
}

/**
 * Draws a file anew as a small square: what is sent are pixels, and nothing else that was in it.
 * @throws what the browser throws for a file that is no picture
 */
export async function scaledPicture(file: Blob): Promise<NewPicture> {
  const picture = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [PICTURE_SIDE, PICTURE_SIDE];
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('There is nothing to draw on.');
  pen.imageSmoothingQuality = 'high';
  // Where it is transparent, JPEG would be black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, PICTURE_SIDE, PICTURE_SIDE);
  const { x, y, side } = middleSquare(picture.width, picture.height);
  pen.drawImage(picture, x, y, side, side, 0, 0, PICTURE_SIDE, PICTURE_SIDE);
  picture.close();
  const small = await smallEnough((type, quality) => new Promise((done) => canvas.toBlob(done, type, quality)));
  if (!small) throw new Error('It does not get small enough.');
  return { type: small.type, content: await base64Of(small.blob) };
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
