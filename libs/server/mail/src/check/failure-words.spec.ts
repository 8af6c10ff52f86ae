import { mailSettings } from '../testing/mail-settings';
import { explained } from './failure-words';

const CONFIG = mailSettings({ SMTP_URL: 'smtp://mail.example.org' });
const failure = (facts: object, message = '') => Object.assign(new Error(message), facts);
const connecting = { code: 'ESOCKET', command: 'CONN' };

describe('what an operator is told about a mail that did not leave', () => {
  it.each<[object, string, RegExp]>([
    [{ code: 'EDNS', command: 'CONN' }, 'name', /^The name mail\.example\.org is not found/],
    [{ ...connecting, originalCode: 'ECONNREFUSED' }, 'port', /^Nothing listens at port 587 of mail\.example\.org/],
    [{ ...connecting, originalCode: 'EHOSTUNREACH' }, 'port', /firewall/],
    [{ code: 'ETIMEDOUT', timeoutType: 'CONNECTION_TIMEOUT', command: 'CONN' }, 'time', /^No answer in time/],
    [{ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT', command: 'CONN' }, 'time', /^No answer in time/],
    [{ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT', command: 'CONN' }, 'time', /smtps:\/\//],
    [
      { code: 'ETLS', command: 'STARTTLS', responseCode: 502 },
      'encryption',
      /does not offer STARTTLS.*SMTP_TLS=offered/,
    ],
    [{ ...connecting, originalCode: 'CERT_HAS_EXPIRED' }, 'certificate', /has expired/],
    [{ ...connecting, originalCode: 'CERT_NOT_YET_VALID' }, 'certificate', /not valid yet/],
    [
      { ...connecting, originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      'certificate',
      /another name than mail\.example\.org/,
    ],
    [{ ...connecting, originalCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'certificate', /not known here.*SMTP_CA_FILE/],
    [{ ...connecting, originalCode: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'certificate', /not known here.*SMTP_CA_FILE/],
    [{ ...connecting, originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate', /signed by itself.*SMTP_CA_FILE/],
    [
      { code: 'EAUTH', responseCode: 535, response: '535 Wrong.', command: 'AUTH PLAIN' },
      'sign-in',
      /refused: 535 Wrong\. .*SMTP_URL/,
    ],
    [
      { code: 'EENVELOPE', responseCode: 530, response: '530 First.', command: 'MAIL FROM' },
      'sign-in',
      /wants a sign-in/,
    ],
    [
      { code: 'EENVELOPE', responseCode: 550, response: '550 Not yours.', command: 'MAIL FROM' },
      'sender',
      /^The sender Certitude <certitude@example\.test> is refused: 550 Not yours\. Set MAIL_FROM/,
    ],
    [
      { code: 'EENVELOPE', responseCode: 550, response: '550 Who?', command: 'RCPT TO' },
      'recipient',
      /refused: 550 Who\?$/,
    ],
    [{ code: 'EENVELOPE', command: 'API' }, 'recipient', /no address/],
    [{ code: 'EMESSAGE', responseCode: 554, response: '554 Spam', command: 'DATA' }, 'message', /refused: 554 Spam$/],
    [
      { code: 'EPROTOCOL', responseCode: 554, response: '554 Go', command: 'CONN' },
      'greeting',
      /as a mail server does: 554 Go$/,
    ],
    [{ code: 'ECONNECTION', command: 'CONN' }, 'greeting', /as a mail server does: No answer\.$/],
  ])('%j', (facts, step, words) => {
    expect(explained(failure(facts), CONFIG)).toEqual({ step, words: expect.stringMatching(words) });
  });

  it.each([
    ['SSL routines:tls_validate_record_header:wrong version number', 'encryption', /smtp:\/\/ instead of smtps:\/\//],
    ['SSL routines:ssl3_read_bytes:tlsv1 alert protocol version', 'encryption', /TLS 1\.2/],
    ['SSL routines:ssl3_read_bytes:tlsv13 alert certificate required', 'certificate', /SMTP_CERTIFICATE_FILE/],
  ])('%s', (message, step, words) => {
    expect(explained(failure(connecting, message), CONFIG)).toEqual({ step, words: expect.stringMatching(words) });
  });

  it('never says the password', () => {
    const config = mailSettings({ SMTP_URL: 'smtp://nora:hunter2@mail.example.org' });
    const error = failure({ code: 'EAUTH', response: '535 no', command: 'AUTH PLAIN' });
    expect(explained(error, config).words).not.toContain('hunter2');
  });
});
