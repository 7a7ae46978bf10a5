/** Says what a check has looked at and found; with findings, the process ends in failure. */
export function reportFindings(lookedAt: string, findings: readonly string[]): void {
  for (const finding of findings) console.error(finding);
  console.log(`${lookedAt}: ${findings.length} findings`);
  if (findings.length > 0) process.exitCode = 1;
}
