-- Who stands in for whom while somebody is away, from a day to a day, both included.
create table substitution (
    id uuid primary key,
    absent_id varchar(64) not null references member (user_id),
    substitute_id varchar(64) not null references member (user_id),
    first_on date not null,
    last_on date not null,
    entered_by varchar(64) not null,
    entered_at timestamptz not null,
    -- In between what reaches the absent person reaches the substitute as well.
    started_at timestamptz,
    ended_at timestamptz,
    -- Who ended it before its last day was over.
    ended_by varchar(64),
    check (absent_id <> substitute_id),
    check (last_on >= first_on)
);
create unique index idx_substitution_in_force on substitution (absent_id)
    where started_at is not null and ended_at is null;
create index idx_substitution_substitute on substitution (substitute_id) where ended_at is null;
create index idx_substitution_open on substitution (absent_id, first_on) where ended_at is null;
create index idx_substitution_absent on substitution (absent_id, first_on desc);

-- Tasks that were offered to the absent person alone, and are to the substitute for the time being.
create table substituted_task (
    substitution_id uuid not null references substitution (id),
    task_id varchar(64) not null,
    primary key (substitution_id, task_id)
);

-- Two who change an organisation at once do not overwrite each other.
alter table organisation add column version integer not null default 0;
create index idx_organisation_successor on organisation (successor_id) where successor_id is not null;

-- Whom the process asked, once somebody else has the item: what it hands in is judged with that part.
alter table deadline add column addressee_id varchar(64);
