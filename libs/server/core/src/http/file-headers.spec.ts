import { fileHeaders } from './file-headers';

describe('headers of a file of the web application', () => {
  it.each([
    ['/web/index.html', { 'cache-control': 'no-cache' }],
    ['/web/main-QSKL24TR.js', {}],
    ['/web/media/pdfium-KKO25WOU.wasm', {}],
    ['/web/worker-late.js', { 'cache-control': 'no-cache' }],
  ])('of %s are %p', (file, headers) => {
    expect(fileHeaders(file)).toEqual(headers);
  });

  it.each(['/web/worker-BUR35AR3.js', 'C:\\web\\worker-BUR35AR3.js'])(
    'let %s compile WebAssembly and load from its own origin, and nothing else',
    (file) => {
      expect(fileHeaders(file)).toEqual({
        'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
      });
    },
  );
});
