import { type Talk } from './light-client';
import { type ServerCommand } from './server-process';

/** How many assessments there are, and how many people in each. */
export interface Shape {
  readonly assessments: number;
  /** In each assessment. */
  readonly clients: number;
}

/** A server that can be started on a database of its own, and its clients: `clients` of the first assessment come first. */
export interface Prepared {
  readonly command: ServerCommand;
  readonly talk: (client: number) => Talk;
}

/** Something that is measured: the product, or what it is compared with. */
export interface Subject {
  prepare(shape: Shape): Promise<Prepared>;
}

/** An assessment as every subject has it. */
export const DOCUMENT = { responses: 80, noteBytes: 256 } as const;

/** Of a client, in which assessment it is. */
export const assessmentOf = ({ clients }: Shape, client: number): number => Math.floor(client / clients);

/** The PostgreSQL that all subjects use. */
export interface DatabaseServer {
  /** Where databases can be made. */
  readonly url: string;
  /** Processor seconds that all of it has used; null where the system does not tell. */
  cpuSeconds(): number | null;
}
