import { DefaultNamingStrategy } from 'typeorm';

/** Tables say their name themselves; a column is its property in snake case, unless it says its own. */
export class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, named: string): string {
    return named || property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
