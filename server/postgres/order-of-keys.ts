type Named = { readonly name: string };
type Needed = { readonly name: string; readonly needs: string };

/** Each after those it needs; throws where two need each other. */
export function inOrderOfKeys<Table extends Named>(
  tables: readonly Table[],
  references: readonly Needed[],
): Table[] {
  const ordered: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const isLeft = new Set(left.map(({ name }) => name));
    const ready = left.filter(
      (table) => !references.some(({ name, needs }) => name === table.name && isLeft.has(needs)),
    );
    if (ready.length === 0) throw new Error(`tables need each other: ${[...isLeft].join(', ')}`);
    ordered.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}
