import { answerOf } from './smtp-answer';

const failure = (facts: object, words = 'words of the library') => Object.assign(new Error(words), facts);

describe('what a failure of SMTP means for a mail', () => {
  it.each([
    [
      'an unknown recipient',
      { code: 'EENVELOPE', responseCode: 550, response: '550 No such user', command: 'RCPT TO' },
    ],
    ['a refused message', { code: 'EMESSAGE', responseCode: 554, response: '554 Spam', command: 'DATA' }],
    ['an address that is none', { code: 'EENVELOPE', command: 'API', response: 'Invalid recipient' }],
  ])('is the end for %s', (_, facts) => {
    expect(answerOf(failure(facts))).toEqual({ state: 'refused', said: facts.response });
  });

  it.each([
    ['a full mailbox', { code: 'EENVELOPE', responseCode: 452, response: '452 Full', command: 'RCPT TO' }],
    ['a busy server', { code: 'EMESSAGE', responseCode: 451, response: '451 Later', command: 'DATA' }],
    ['a greeting that says no', { code: 'EPROTOCOL', responseCode: 554, response: '554 Not you', command: 'CONN' }],
    ['a refused sign-in', { code: 'EAUTH', responseCode: 535, response: '535 Wrong', command: 'AUTH PLAIN' }],
    ['STARTTLS that is not there', { code: 'ETLS', responseCode: 502, response: '502 What?', command: 'STARTTLS' }],
    ['a refused sender', { code: 'EENVELOPE', responseCode: 550, response: '550 Who?', command: 'MAIL FROM' }],
    ['a sign-in that is missing', { code: 'EENVELOPE', responseCode: 530, response: '530 First', command: 'RCPT TO' }],
    ['the wrong order', { code: 'EENVELOPE', responseCode: 503, response: '503 Order', command: 'RCPT TO' }],
    ['a refused hello', { code: 'ECONNECTION', responseCode: 550, response: '550 Name?', command: 'EHLO' }],
  ])('is another attempt for %s', (_, facts) => {
    expect(answerOf(failure(facts))).toEqual({ state: 'later', said: facts.response });
  });

  it.each<[unknown, string]>([
    [failure({ code: 'ECONNREFUSED' }, 'connect ECONNREFUSED 127.0.0.1:25'), 'connect ECONNREFUSED 127.0.0.1:25'],
    [failure({ code: 'ETIMEDOUT' }, 'Timeout'), 'Timeout'],
    [failure({}, ''), 'No answer.'],
    [null, 'No answer.'],
    ['thrown', 'No answer.'],
  ])('is another attempt without an answer: %j', (error, said) => {
    expect(answerOf(error)).toEqual({ state: 'later', said });
  });

  it('is kept as one line, not too long', () => {
    const { said } = answerOf(failure({ responseCode: 550, response: `550-a\r\n550 b\t${'c'.repeat(1000)}` }));
    expect(said).toMatch(/^550-a 550 b c+$/);
    expect(said).toHaveLength(300);
  });
});
