/** Base64 in either alphabet, however much stands around and between its characters. */
export const base64Bytes = (text: string): Buffer => Buffer.from(text.replace(/[^A-Za-z0-9+/_-]/g, ''), 'base64');
