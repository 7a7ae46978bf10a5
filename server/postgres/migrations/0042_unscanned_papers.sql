-- Papers that came while no scanner was set up are scanned, too, once one is; in the order in which they came.

drop index paper_files_waiting;
create index paper_files_waiting on paper_files (stored_at, candidate_id, digest) where scan in ('waiting', 'unscanned');
