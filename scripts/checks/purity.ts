// The domain decides from what it is given: no clock, no randomness, no machine behind its back. It also runs in
// mini-programs, which lack much of what browsers and Node offer, so it may use the language alone.
// Use cases and ports: no clock and no randomness.
import path from 'node:path';
import ts from 'typescript';
import { reportFindings } from './report-findings.ts';
import { isTest, listSources } from './sources.ts';

// Default deny. Date and Math are looked at closely below.
const languageAlone = new Set([
  ...['Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'DataView', 'Date', 'Error', 'Infinity', 'JSON', 'Map'],
  ...['Math', 'NaN', 'Number', 'Object', 'Promise', 'RangeError', 'Reflect', 'RegExp', 'Set', 'String'],
  ...['Symbol', 'TypeError', 'Uint8Array', 'Uint32Array', 'WeakMap', 'WeakSet', 'undefined'],
  ...['isFinite', 'isNaN', 'parseFloat', 'parseInt'],
]);
const clocksAndDice = new Set([
  ...['crypto', 'globalThis', 'performance', 'process', 'Temporal'],
  ...['setImmediate', 'setInterval', 'setTimeout'],
]);

// What they answer depends on the machine's time zone or language.
const machineDependentMembers =
  /^(localeCompare|toLocale\w+|getTimezoneOffset|[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|to(Date|Time)String)$/;

/** Breaches of purity under `root`, as `file:line: what`. */
export function findImpurities(root: string): string[] {
  const files = listPureSources(root);
  // Without the library, a name that nobody has declared or imported is one of the machine's.
  const program = ts.createProgram({
    rootNames: files.map((file) => path.join(root, file)),
    options: { noLib: true, noResolve: true, types: [], allowImportingTsExtensions: true, noEmit: true },
  });
  const checker = program.getTypeChecker();
  return files.flatMap((file) => {
    const source = program.getSourceFile(path.join(root, file));
    if (source === undefined) throw new Error(`${file} could not be read`);
    const isForbidden = file.startsWith('domain/')
      ? (name: string) => !languageAlone.has(name)
      : (name: string) => clocksAndDice.has(name);
    return inspect(source, checker, isForbidden).map(
      ({ node, what }) =>
        `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`,
    );
  });
}

/** The files that must be pure. */
export function listPureSources(root: string): string[] {
  return listSources(root, ['.ts']).filter(
    (file) => /^(domain|server\/usecases|server\/ports)\//.test(file) && !isTest(file),
  );
}

type Impurity = { readonly node: ts.Node; readonly what: string };

function inspect(
  source: ts.SourceFile,
  checker: ts.TypeChecker,
  isForbidden: (name: string) => boolean,
): Impurity[] {
  const impurities: Impurity[] = [];
  const visit = (node: ts.Node): void => {
    const what = ts.isIdentifier(node) ? judge(node, checker, isForbidden) : undefined;
    if (what !== undefined) impurities.push({ node, what });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return impurities;
}

function judge(name: ts.Identifier, checker: ts.TypeChecker, isForbidden: (name: string) => boolean) {
  if (isMemberName(name)) return machineDependentMembers.test(name.text) ? `.${name.text}` : undefined;
  if (!isGlobalValue(name, checker)) return undefined;
  if (isForbidden(name.text)) return name.text;
  if (name.text === 'Date') return judgeDate(name);
  if (name.text === 'Math') return judgeMath(name);
  return undefined;
}

function isMemberName(name: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(name.parent) && name.parent.name === name;
}

function isGlobalValue(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  if (name.text === 'globalThis') return true;
  if (ts.isPartOfTypeNode(name) || ts.isQualifiedName(name.parent)) return false;
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  return symbol === undefined || checker.isUnknownSymbol(symbol);
}

// `new Date(instant)`, `Date.UTC(…)`, `Date.parse(…)` and `instanceof Date` ask nobody what time it is, or where.
function judgeDate(name: ts.Identifier): string | undefined {
  const { parent } = name;
  if (ts.isNewExpression(parent) && parent.arguments?.length === 1) return undefined;
  if (ts.isPropertyAccessExpression(parent) && ['UTC', 'parse'].includes(parent.name.text)) return undefined;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword)
    return undefined;
  return parent.getText();
}

function judgeMath(name: ts.Identifier): string | undefined {
  const { parent } = name;
  return ts.isPropertyAccessExpression(parent) && parent.name.text !== 'random'
    ? undefined
    : parent.getText();
}

if (import.meta.main) {
  const root = process.cwd();
  reportFindings(`${listPureSources(root).length} files`, findImpurities(root));
}
