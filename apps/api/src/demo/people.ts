import { type Role } from '@certitude/contracts';

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** Everybody's password: the demo organization holds nothing worth protecting. */
export const DEMO_PASSWORD = 'example-trust-demo';

/** One person for every way of working with an assessment. */
export const DEMO_PEOPLE = {
  petra: { name: 'Petra Novak', email: 'petra.novak@example.test', role: 'owner' },
  tomas: { name: 'Tomás Herrera', email: 'tomas.herrera@example.test', role: 'admin' },
  ingrid: { name: 'Ingrid Larsen', email: 'ingrid.larsen@example.test', role: 'manager' },
  amara: { name: 'Amara Okafor', email: 'amara.okafor@example.test', role: 'assessor' },
  jonas: { name: 'Jonas Weber', email: 'jonas.weber@example.test', role: 'contributor' },
  mei: { name: 'Mei Tanaka', email: 'mei.tanaka@example.test', role: 'reviewer' },
  luca: { name: 'Luca Romano', email: 'luca.romano@example.test', role: 'viewer' },
} as const satisfies Readonly<Record<string, DemoPerson>>;

/** The same people as figures in a sample that somebody asked for: at an address that no account can have. */
export const figureAddress = ({ email }: DemoPerson): string => `${email.slice(0, email.indexOf('@'))}@sample`;

/** Which of the demo people. */
export type DemoName = keyof typeof DEMO_PEOPLE;

export const DEMO_NAMES = Object.keys(DEMO_PEOPLE) as readonly DemoName[];
