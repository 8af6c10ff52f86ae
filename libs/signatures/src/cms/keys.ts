/** A key of WebCrypto, which is there in Node and in browsers alike. */
export type SecretKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
