import { InstanceView } from '@certitude/contracts';

export type DemoSignIns = InstanceView['demo'];
export const DEMO_SIGN_INS = Symbol('DemoSignIns');

/**
 * Reads the sign-ins that the sign-in page offers.
 * @param text JSON of `[{ name, email, password, role }]`; null on a real instance
 * @throws Error that says what to set
 */
export function readDemoSignIns(text: string | null): DemoSignIns {
  if (text === null) return [];
  try {
    return InstanceView.shape.demo.parse(JSON.parse(text));
  } catch {
    throw new Error('Set DEMO_SIGN_INS: must be JSON like [{"name":"…","email":"…","password":"…","role":"viewer"}].');
  }
}
