import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from './config.ts';
import { type Moved, moveFiles } from './files/move-files.ts';
import { openBucket, openFolder } from './main-files.ts';

const SAY_EVERY = 1000;

const inWords = ({ copied, there, gone }: Moved) =>
  `${copied} files copied and read back, ${there} were there, ${gone} went meanwhile`;

/** Brings the folder's files into the bucket while the product runs; goes on where it was cut off. */
async function main(): Promise<number> {
  const config = readConfig(process.env);
  if (config.files.place !== 'moving') {
    console.error(
      'set WEIKAO_FILES=moving for every process first: then what is new is written to both places',
    );
    return 2;
  }
  const marker = path.join(config.dataFolder, 'files-moved-until');
  const after = existsSync(marker) ? readFileSync(marker, 'utf8') : null;
  if (after !== null) console.log(`goes on after ${after}`);
  let said = 0;
  const tell = (mark: string, moved: Moved) => {
    writeFileSync(marker, mark);
    const done = moved.copied + moved.there + moved.gone;
    if (done - said < SAY_EVERY) return;
    said = done;
    console.log(inWords(moved));
  };
  const moved = await moveFiles(openFolder(config), await openBucket(config.files.bucket), { after, tell });
  rmSync(marker, { force: true });
  console.log(`${inWords(moved)}: now WEIKAO_FILES=s3 may be set (docs/running-a-province.md)`);
  return 0;
}

process.exitCode = await main();
