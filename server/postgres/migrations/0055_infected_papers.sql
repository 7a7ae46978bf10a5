-- Papers in which the scan has found something are looked for again and again, until their registrations say so.

create index paper_files_infected on paper_files (candidate_id, edition_id) where scan = 'infected';
