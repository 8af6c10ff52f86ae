import { getMetadataArgsStorage } from 'typeorm';
import { type ByDefault, Column, KeyColumn, NullableColumn } from './column';
import { SnakeNames } from './snake-names';

class Planted {
  @KeyColumn('uuid')
  declare readonly id: string;

  @Column('bigint')
  declare readonly size: ByDefault<number>;

  @NullableColumn('date', { name: 'until_on' })
  declare readonly until: string | null;

  @Column('text[]')
  declare readonly words: readonly string[];
}

/** Never made: what the compiler must object to, or the comment above it is an error itself. */
class Wrong {
  // @ts-expect-error A text is no number.
  @Column('integer')
  declare readonly text: string;

  // @ts-expect-error A day is a text, such as 2030-12-31.
  @Column('date')
  declare readonly day: Date;

  // @ts-expect-error It may be null.
  @NullableColumn('text')
  declare readonly filled: string;

  // @ts-expect-error It is never null.
  @Column('text')
  declare readonly empty: string | null;

  // @ts-expect-error Keys are never null.
  @KeyColumn('uuid')
  declare readonly key: string | null;
}

const columnsOf = (target: object) => getMetadataArgsStorage().columns.filter((column) => column.target === target);
const named = (property: string) => columnsOf(Planted).find(({ propertyName }) => propertyName === property)?.options;

describe('columns', () => {
  it('say type, null, key and name', () => {
    expect(named('id')).toMatchObject({ type: 'uuid', primary: true });
    expect(named('until')).toMatchObject({ type: 'date', nullable: true, name: 'until_on' });
    expect(named('words')).toMatchObject({ type: 'text', array: true });
    expect(named('size')?.nullable).toBeFalsy();
  });

  it('give numbers for bigint, which the driver gives as texts', () => {
    const { from } = named('size')?.transformer as { from(value: string | null): number | null };
    expect([from('9007199254740991'), from(null)]).toEqual([9_007_199_254_740_991, null]);
  });

  it('do not compile for a property of another type', () => {
    expect(columnsOf(Wrong)).toHaveLength(5);
  });

  it.each([
    ['id', '', 'id'],
    ['outOfScope', '', 'out_of_scope'],
    ['until', 'until_on', 'until_on'],
  ])('are called as their property in snake case: %s', (property, own, name) => {
    expect(new SnakeNames().columnName(property, own)).toBe(name);
  });
});
