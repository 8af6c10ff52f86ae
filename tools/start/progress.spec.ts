import { Progress, seconds } from './progress';

function screen(isTTY = false) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

function clock(...times: number[]) {
  return () => times.shift() ?? 0;
}

describe('progress', () => {
  it('shows a finished step as one line with its time', async () => {
    const plain = screen();
    await new Progress(plain, clock(0, 1_234)).step(
      'Building',
      () => Promise.resolve(3),
      (n) => `${n} built`,
    );
    expect(plain.written).toEqual([expect.stringMatching(/^ {2}✓ 3 built {30,}1\.2 s\n$/)]);
  });

  it('shows a step that throws as failed, and throws on', async () => {
    const plain = screen();
    const step = new Progress(plain).step(
      'Building',
      () => Promise.reject(new Error('no')),
      () => 'built',
    );
    await expect(step).rejects.toThrow('no');
    expect(plain.written).toEqual([expect.stringContaining('✗ Building')]);
  });

  it('shows a step whose result is a failure as failed', async () => {
    const plain = screen();
    await new Progress(plain).step(
      'Tests',
      () => Promise.resolve(2),
      (n) => ({ failed: `${n} failed` }),
    );
    expect(plain.written).toEqual([expect.stringContaining('✗ 2 failed')]);
  });

  it('shows a running step on a terminal only, and replaces it', async () => {
    const terminal = screen(true);
    await new Progress(terminal, clock(0, 0, 500)).step(
      'Building',
      () => Promise.resolve(),
      () => 'Built',
    );
    const clear = '\r\u001b[K';
    expect(terminal.written).toHaveLength(2);
    expect(terminal.written[0]).toBe(`${clear}  … Building (0.0 s)`);
    expect(terminal.written[1]).toMatch(/ {2}✓ Built .*0\.5 s\n$/);
    expect(terminal.written[1]?.startsWith(clear)).toBe(true);
  });

  it('shows short times with a tenth, long ones without', () => {
    expect([seconds(40), seconds(9_900), seconds(9_960), seconds(75_000)]).toEqual(['0.0 s', '9.9 s', '10 s', '75 s']);
  });
});
