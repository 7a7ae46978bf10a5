import { useState } from 'react';
import type { ScannedForm } from '#contract/client.ts';
import { AnswerPages } from '../files/answer-pages.tsx';
import { Photo } from '../files/photo.tsx';
import { shownOf } from '../files/shown.ts';
import { Unmask } from '../files/unmask.tsx';
import { useLanguage } from '../language.tsx';
import { Changes } from './changes.tsx';
import { displayCode } from './display-code.ts';
import { OnSheet } from './on-sheet.tsx';
import { OtherSite } from './other-site.tsx';
import { Papers } from './papers.tsx';
import { standingOf } from './standing.ts';

/** The person on the form: large enough to compare with who stands there. */
export function FormOnDesk({ scan }: { scan: ScannedForm }) {
  const { texts } = useLanguage();
  const { file } = scan;
  const [unmasked, setUnmasked] = useState<Readonly<Record<string, string>> | null>(null);
  return (
    <article className="form-on-desk" aria-label={file.name}>
      {standingOf(scan) === 'old-print' && <Changes scan={scan} />}
      <OtherSite file={file} />
      {scan.sheet !== null && <OnSheet sheet={scan.sheet} />}
      <div className="person">
        <Photo file={file} />
        <div className="person-words">
          <h2 className="person-name">{file.name}</h2>
          <p className="person-id">
            <span>{texts.file.idNumber}</span> <b>{unmasked?.id_number ?? shownOf(file, 'id_number')}</b>
          </p>
          <Unmask file={file} unmasked={unmasked} onChange={setUnmasked} />
          <p>
            {shownOf(file, 'level')} · {shownOf(file, 'specialty')}
          </p>
          <p className="quiet">
            {file.title}
            <br />
            {file.region.name} · {file.pointName}
            <br />
            {texts.file.number} {file.number} · {texts.file.code} {displayCode(scan.code)}
          </p>
        </div>
        <Papers file={file} />
      </div>
      <AnswerPages
        edition={file.edition}
        pages={file.pages}
        unmasked={unmasked}
        employerSaid={file.employerSaid}
        credentials={file.credentials}
      />
    </article>
  );
}
