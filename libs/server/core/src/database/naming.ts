import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** Columns are the property's name in snake case: `createdAt` ↔ `created_at`. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snake(property);
  }
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
