import { describe, expect, it } from 'vitest';
import { quantile, spreadOf, table } from './figures.ts';
import { idNumberOf } from './people.ts';
import { sharesOf } from './profile.ts';

describe('figures of several rounds', () => {
  it('are a median between the least and the most, whatever their order', () => {
    expect(spreadOf([9, 1, 10])).toEqual({ median: 9, least: 1, most: 10 });
    expect(spreadOf([4, 2])).toEqual({ median: 3, least: 2, most: 4 });
  });

  it('know what all but one of twenty stay below', () => {
    expect(
      quantile(
        Array.from({ length: 21 }, (_, i) => 20 - i),
        0.95,
      ),
    ).toBe(19);
  });

  it('stand in columns', () => {
    expect(
      table([
        ['a', '1'],
        ['bcd', '234'],
      ]),
    ).toBe('a      1\nbcd  234');
  });
});

describe('the invented ID numbers', () => {
  it('are well formed and all different', () => {
    const numbers = Array.from({ length: 4000 }, (_, n) => idNumberOf(n));
    expect(new Set(numbers).size).toBe(4000);
    expect(numbers[0]).toBe('130102199001010023');
    expect(
      numbers.every((number) => /^1301021990(0[1-9]|1[0-2])([01]\d|2[0-8])\d{2}[02468][\dX]$/.test(number)),
    ).toBe(true);
  });
});

describe("the profile of the server's time", () => {
  const frame = (functionName: string, url: string) => ({ functionName, url, lineNumber: 1 });
  const nodes = [
    { id: 1, callFrame: frame('(root)', ''), children: [2, 4, 5] },
    { id: 2, callFrame: frame('query', 'file:///p/node_modules/pg/lib/client.js'), children: [3] },
    { id: 3, callFrame: frame('writev', '') },
    { id: 4, callFrame: frame('(idle)', '') },
    { id: 5, callFrame: frame('decide', 'file:///p/domain/registration/decide.ts') },
  ];

  it("gives Node's own functions to who called them, and leaves idle time out", () => {
    const shares = sharesOf({ nodes, samples: [3, 4, 5, 2], timeDeltas: [20, 500, 10, 10] });
    expect(shares).toEqual([
      { area: 'PostgreSQL driver (pg): protocol, sockets, parsing', share: 0.75 },
      { area: 'rules (domain)', share: 0.25 },
    ]);
  });
});
