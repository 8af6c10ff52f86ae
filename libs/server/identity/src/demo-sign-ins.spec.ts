import { readDemoSignIns } from './demo-sign-ins';

describe('demo sign-ins', () => {
  const signIn = { name: 'Vera Viewer', email: 'vera@example.test', password: 'a long demo password', role: 'viewer' };

  it('are none on a real instance', () => {
    expect(readDemoSignIns(null)).toEqual([]);
  });

  it('are read from the configuration', () => {
    expect(readDemoSignIns(JSON.stringify([signIn]))).toEqual([signIn]);
  });

  it.each([['not JSON'], ['{}'], [JSON.stringify([{ ...signIn, role: 'emperor' }])]])(
    'stop the boot with a sentence when they are wrong: %s',
    (text) => {
      expect(() => readDemoSignIns(text)).toThrow(/^Set DEMO_SIGN_INS: /);
    },
  );
});
