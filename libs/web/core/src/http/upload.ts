import { ApiError } from './api-error';

export interface FileTransfer {
  readonly file: Blob;
  /** Told the share that is sent, from 0 to 1. */
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** What came back, whatever it was. */
export interface SentAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Its header `Retry-After`. */
  readonly later: string | null;
}

interface Target {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends a file. XMLHttpRequest, because fetch tells nothing about the progress of an upload. */
export function sendFile(target: Target, transfer: FileTransfer): Promise<SentAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(target.method, target.url);
    for (const [name, value] of Object.entries(target.headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => transfer.progress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const later = request.getResponseHeader('retry-after');
      resolve({ status: request.status, body: request.response as unknown, later });
    };
    request.onerror = () => reject(ApiError.network());
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    transfer.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(transfer.file);
  });
}
