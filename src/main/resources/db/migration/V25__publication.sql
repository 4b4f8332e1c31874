-- What anybody may read of a resolution without signing in: nothing until a coordinator says so.
alter table resolution add column public_since timestamptz;

-- The documents that are published with it.
create table evidence_publication (
    evidence_id uuid primary key references evidence (id),
    published_by varchar(64) not null,
    published_at timestamptz not null
);

-- Who has shown what to everybody, and who has taken it back.
create table publication_change (
    id bigint generated always as identity primary key,
    resolution_id varchar(64) not null references resolution (id) on delete cascade,
    -- The page as a whole, or one document of it.
    evidence_id uuid references evidence (id) on delete cascade,
    shown boolean not null,
    changed_by varchar(64) not null,
    changed_at timestamptz not null
);
create index idx_publication_change_resolution on publication_change (resolution_id, id desc);
