// What `weikao` can do, in words.

/** `main`: which file of `server`. `usage`: what follows the name. `help`: what it does, what it needs, how it ends. */
export const commands = [
  {
    name: 'serve',
    main: 'main-serve.ts',
    usage: '',
    does: 'serves both portals and the wire to candidates and staff',
    help: `Any number may run, behind any proxy, on any number of machines that share one database and one WEIKAO_DATA or bucket.
Refuses to start, and says everything at once, where a setting is missing or weak, where a stand-in or demo key is
configured, where people of the demo are in the database, or where the schema is not that of this version.
On SIGTERM /readyz says 503 for DRAIN_SECONDS, then what has come is answered, then it ends with 0.
Needs at least one worker beside it. Does not need DATABASE_MIGRATOR_URL: do not give it.`,
  },
  {
    name: 'worker',
    main: 'main-worker.ts',
    usage: '',
    does: 'does what repeats: deadlines, reminders, anchors, imports, exports',
    help: `Any number may run; each job is done by one of them at a time, and taken over when that one dies.
Checks the same as serve before it starts. On SIGTERM it begins nothing new, ends what it is at, and ends with 0;
what does not end within 30 seconds is cut off and done again by the next worker.`,
  },
  {
    name: 'migrate',
    main: 'main-migrate.ts',
    usage: '',
    does: 'brings the schema up to date',
    help: `Needs DATABASE_MIGRATOR_URL, the owner of the schema. Run it before the processes of a new version start; those of the
version before go on meanwhile. One at a time, whoever else tries waits. An applied file that was edited stops it.`,
  },
  {
    name: 'populate',
    main: (given) => (given.length === 0 ? 'main-load-data.ts' : 'main-populate.ts'),
    usage: '[--registrations N]',
    does: 'loads the files of data/ that have changed',
    help: `Needs DATABASE_MIGRATOR_URL. Without --registrations: regions, points, windows, fees and the other files of data/, each in
one transaction. With it: also N invented registrations, for measuring and showing; refused where real people are.`,
  },
  {
    name: 'import',
    main: 'main-import.ts',
    usage: 'FILE',
    does: 'loads records of earlier years for a first year of our own',
    help: `Needs DATABASE_MIGRATOR_URL and the master key. FILE is CSV in UTF-8 with the columns of data/demo/past-records.csv: who
took part in which year, with results and answers. A record that is there is written over, one that was given to a
candidate keeps its owner; one line that cannot be read stops everything. Later years are imported in the office, where
an import is checked row by row, approved and taken back.`,
  },
  {
    name: 'export',
    main: 'main-export.ts',
    usage: '--as USER --purpose WORDS [more] FILE',
    does: 'takes registrations out into a file, in the name of a member of staff',
    help: `Needs the settings of serve. USER is a member of staff who may export in the office: their post and area bind it, and it
stands among the exports of that area, with purpose, number of rows and SHA-256, and in the audit trail under their name.
Without a purpose nothing is exported. FILE is a new file (zip or xlsx), readable by its owner only, and not sealed.
--edition KEY          the newest unless told
--columns A,B          keys of columns; all that are not stored encrypted unless told
--sealed-too           columns that are stored encrypted may be among them
--statuses A,B  --points A,B  --specialties A,B    all unless told
--format csv|xlsx      csv (in a zip) unless told
Ends with 1 where it was refused or broke off, and leaves no half file.`,
  },
  {
    name: 'verify',
    main: 'main-verify.ts',
    usage: '',
    does: 'reads every history and the audit trail anew and says what does not agree',
    help: `Reads only. Run it every night, and after each restore. Ends with 1 where anything disagrees, each on a line of its own.`,
  },
  {
    name: 'rotate-keys',
    main: 'main-rotate-keys.ts',
    usage: '[--dry-run | --forget VERSION | --master | --master-done]',
    does: 'seals everything anew with the newest sealing key, or changes the master key, while the product runs',
    help: `Needs DATABASE_MIGRATOR_URL and WEIKAO_SEALING_KEYS, in which the new key is no longer marked "next" and which every
running process knows (docs/keys.md tells the steps). May be cut off and begun again. Ends with 1 where something is left.
--dry-run says how many values each key sealed. --forget takes a key that seals nothing any more out of the database's
memory, so that its line may be taken away. --master lets WEIKAO_NEXT_MASTER_KEY open what WEIKAO_MASTER_KEY opens; once
every process has it as its master key, --master-done, run with it, shuts the former one out. Keyed hashes and signatures
hang on the root secret, which stays.`,
  },
  {
    name: 'move-files',
    main: 'main-move-files.ts',
    usage: '',
    does: 'brings the files of WEIKAO_DATA into the bucket, while the product runs',
    help: `Needs WEIKAO_FILES=moving and the WEIKAO_S3_… settings, here and in every running process: then what is new is written
to both places (docs/running-a-province.md tells the steps). Each file is read back from the bucket and its SHA-256 compared.
Cut off, it goes on where it was; run again after its end, it reads everything back once more. The folder is left as it is.
Ends with 0 when every file stands in the bucket.`,
  },
  {
    name: 'backup',
    main: 'main-backup.ts',
    usage: 'FOLDER',
    does: 'writes database and files into a new folder, while the product runs',
    help: `Needs DATABASE_MIGRATOR_URL. Every table as it is at one moment (COPY over the connection, no pg_dump, whatever version of
PostgreSQL), with digests; then every file, from the folder or the bucket. Keys are not in it: without them a backup cannot be read
(docs/keys.md). Names and files are not sealed: keep it on an encrypted disk.`,
  },
  {
    name: 'restore',
    main: 'main-restore.ts',
    usage: 'FOLDER',
    does: 'fills an empty database from a backup and verifies it',
    help: `Needs DATABASE_MIGRATOR_URL, the keys of then, and a database in which nobody lives. All tables or none; a file that
is not what was written down stops it. Counters are counted anew, later migrations applied, files put where WEIKAO_FILES says.
Ends as verify ends, which it runs last.`,
  },
  {
    name: 'retention',
    main: 'main-retention.ts',
    usage: '--dry-run | --apply',
    does: 'says, or erases, what is past its term',
    help: `Needs DATABASE_MIGRATOR_URL. Terms: data/retention.csv. Run it every night with --apply. Running it again erases nothing more.`,
  },
];

const width = Math.max(...commands.map(({ name }) => name.length));

export function overview() {
  const lines = commands.map(({ name, does }) => `  ${name.padEnd(width)}  ${does}`);
  return [
    'weikao <command> [--help]',
    '',
    ...lines,
    '',
    'Settings come from the environment: .env.example explains each of them.',
  ].join('\n');
}

export const commandHelp = ({ name, usage, does, help }) =>
  `weikao ${`${name} ${usage}`.trim()}: ${does}\n\n${help}`;
