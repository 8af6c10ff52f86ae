import { readSignIns } from './demo';

const olivia = { name: 'Olivia', email: 'olivia@example.test', password: 'secret', role: 'owner' };

describe('sign-ins of the demo organization', () => {
  it('are read from the line that names them, among whatever else is printed', () => {
    const output = `seeding {"signIns"?\n${JSON.stringify({ signIns: [olivia] })}\ndone\n`;
    expect(readSignIns(output)).toEqual([olivia]);
  });

  it('are none when nothing is said', () => {
    expect(readSignIns('')).toEqual([]);
  });

  it('leave out what is not complete', () => {
    expect(readSignIns(JSON.stringify({ signIns: [olivia, { name: 'No one' }, 'x'] }))).toEqual([olivia]);
  });
});
