import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import type { Texts } from '../texts.zh-CN.ts';
import { type Area, areasOf, countIn, groupsOf } from './areas.ts';
import { workQuestion } from './work.ts';

function nameOf(area: Area, role: string, texts: Texts): string {
  if (area.key !== 'review') return texts.frame[area.key];
  return texts.frame.review[role === 'region' ? 'region' : 'point'];
}

/** The areas of work of this role, each with what waits there now; where the screen is narrow they are folded. */
export function AreaList() {
  const texts = useTexts();
  const staff = useStaff();
  const work = useQuery(workQuestion);
  const [isOpen, setOpen] = useState(false);
  return (
    <nav className={isOpen ? 'areas' : 'areas areas-folded'} aria-label={texts.frame.areas}>
      <button
        type="button"
        className="areas-fold"
        aria-expanded={isOpen}
        onClick={() => setOpen((before) => !before)}
      >
        {texts.frame.areas}
      </button>
      {groupsOf(areasOf(staff)).map((group) => (
        <ul key={group[0]?.group}>
          {group.map((area) => {
            const count = work.data ? countIn(work.data, area) : null;
            return (
              <li key={area.key}>
                <Link to={area.path} className="area" onClick={() => setOpen(false)}>
                  <span>{nameOf(area, staff.role, texts)}</span>
                  {count !== null && (
                    <span className={count === 0 ? 'area-count area-idle' : 'area-count'}>
                      <span aria-hidden="true">{count}</span>
                      <span className="unseen">{texts.frame.waiting(count)}</span>
                    </span>
                  )}
                </Link>
              </li>
            );
          })}
        </ul>
      ))}
      {work.isError && <p className="areas-stale">{texts.frame.countsStale}</p>}
    </nav>
  );
}
