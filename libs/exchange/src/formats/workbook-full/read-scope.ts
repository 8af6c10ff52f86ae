import { type Applicability } from '@certitude/maturity';
import { defined } from '../../document/defined';
import { type Findings } from '../../document/findings';
import { type InputCells } from '../../xlsx/input-cells';
import { type CategoryLayout, OUT_OF_SCOPE, lastScopingRow } from './layout';

interface Scope {
  readonly applicability: Applicability;
  readonly reason?: string;
}

/** The scope of a category and its requirements, and where the workbook itself counts another one. */
interface CategoryScope {
  readonly category: Scope;
  readonly requirements: readonly Scope[];
  readonly counted: readonly { readonly requirement: string; readonly applicability: Applicability }[];
}

/** Reads one block of the sheet Scoping. Whatever is not "OUT OF" is in, as the workbook has it. */
export function readScope(cells: InputCells, layout: CategoryLayout, findings: Findings): CategoryScope {
  const isOut = (cell: string): boolean => cells.text(cell)?.trim().toLowerCase() === OUT_OF_SCOPE;
  const rows = Array.from({ length: layout.requirements }, (_requirement, index) => layout.scopingRow + index);
  const isCategoryOut = isOut(`F${layout.scopingRow}`);
  const out = rows.map((row) => isOut(`K${row}`));
  const reason = reasonOf(cells, layout, findings);
  if (reason !== undefined && !isCategoryOut && !out.includes(true)) {
    findings.keep(
      'is a reason although nothing of the category is out of scope',
      reason,
      cells.place(`L${layout.scopingRow}`),
    );
  }
  const scope = (isItselfOut: boolean, ownReason: string | undefined): Scope => ({
    applicability: isItselfOut ? 'not-applicable' : 'applicable',
    ...defined({ reason: isItselfOut ? ownReason : undefined }),
  });
  const counted = rows.map((row, index) => isOut(`K${row + missOf(layout, index)}`));
  const misses = counted.flatMap((isCountedOut, index) =>
    isCountedOut === out[index]
      ? []
      : [{ requirement: `${index + 1}`, applicability: scope(isCountedOut, undefined).applicability }],
  );
  for (const { requirement } of misses) warnOfMiss(cells, layout, requirement, findings);
  return {
    category: scope(isCategoryOut, reason),
    requirements: out.map((isRequirementOut) => scope(isRequirementOut, isCategoryOut ? undefined : reason)),
    counted: misses,
  };
}

const missOf = ({ scopeMisses }: CategoryLayout, index: number): number =>
  typeof scopeMisses === 'number' ? scopeMisses : (scopeMisses[index] ?? 0);

/**
 * One merged cell holds the reason of the whole block. Text in its hidden rows can't be typed in Excel; when a program
 * wrote it there, it is taken and said so.
 */
function reasonOf(cells: InputCells, layout: CategoryLayout, findings: Findings): string | undefined {
  const texts: string[] = [];
  for (let row = layout.scopingRow; row <= lastScopingRow(layout); row += 1) {
    const text = cells.text(`L${row}`);
    if (text === undefined) continue;
    texts.push(text);
    if (row > layout.scopingRow) {
      findings.warn('hidden-cell', 'A reason stands in a hidden part of a merged cell.', cells.place(`L${row}`));
    }
  }
  return texts.length > 0 ? texts.join('\n') : undefined;
}

function warnOfMiss(cells: InputCells, layout: CategoryLayout, requirement: string, findings: Findings): void {
  const cell = `K${layout.scopingRow + Number(requirement) - 1}`;
  findings.warn(
    'official-tool',
    `The workbook's own score takes the scope of requirement ${layout.code}${requirement}. from another row.`,
    cells.place(cell),
  );
}
