import { attachmentHeader } from './attachment-header';

describe('the name a download is saved under', () => {
  it.each([
    ['report.pdf', `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`],
    [
      'Prüfbericht 2030.pdf',
      `attachment; filename="Prufbericht 2030.pdf"; filename*=UTF-8''Pr%C3%BCfbericht%202030.pdf`,
    ],
    ['証明書.pdf', `attachment; filename="___.pdf"; filename*=UTF-8''%E8%A8%BC%E6%98%8E%E6%9B%B8.pdf`],
    ['a"b\\c%41.txt', `attachment; filename="a_b_c_41.txt"; filename*=UTF-8''a%22b%5Cc%2541.txt`],
    ["it's (1)*.txt", `attachment; filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
    [
      'a\r\nset-cookie: x.txt',
      `attachment; filename="a__set-cookie: x.txt"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x.txt`,
    ],
    ['broken \ud800.txt', `attachment; filename="broken _.txt"; filename*=UTF-8''broken%20%EF%BF%BD.txt`],
  ])('of %j is safe in a header', (name, header) => {
    expect(attachmentHeader(name)).toBe(header);
  });
});
