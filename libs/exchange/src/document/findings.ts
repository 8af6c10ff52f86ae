import { type Choice, type Place, type Unmapped, type Warning } from './assessment-document';

/** What a reader notices on the way: warnings, content without a place, open questions. */
export class Findings {
  readonly warnings: Warning[] = [];
  readonly unmapped: Unmapped[] = [];
  readonly choices: Choice[] = [];

  warn(code: string, message: string, place: Place = {}): void {
    this.warnings.push({ code, message, place });
  }

  keep(reason: string, content: unknown, place: Place, path?: readonly string[]): void {
    this.unmapped.push({ reason, place, content, ...(path && { path: [...path] }) });
  }

  ask(choice: Choice): void {
    this.choices.push(choice);
  }
}
