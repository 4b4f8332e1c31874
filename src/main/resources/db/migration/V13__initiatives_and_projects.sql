-- One row for each resolution whose register of initiatives has been used. The counter gives numbers without gaps.
create table initiative_register (
    resolution_id varchar(64) primary key,
    opened_on date,
    passing_score integer check (passing_score between 0 and 100),
    last_number integer not null default 0,
    check ((opened_on is null) = (passing_score is null))
);

create table initiative (
    id uuid primary key,
    resolution_id varchar(64) not null,
    organisation_id varchar(64) not null references organisation (id),
    source varchar(16) not null check (source in ('proposal', 'citizens', 'other')),
    title text not null,
    category varchar(64) not null,
    problem text not null,
    solution text not null,
    cost numeric(18, 2) check (cost >= 0),
    funding_sources text,
    starts_on date,
    ends_on date,
    effect text,
    status varchar(16) not null check (status in ('submitted', 'returned', 'registered', 'rejected')),
    reason text,
    registration_number integer,
    score integer check (score between 0 and 100),
    submitted_at timestamptz not null,
    decided_at timestamptz,
    answered_at timestamptz,
    unique (resolution_id, registration_number),
    check (ends_on is null or starts_on is null or ends_on >= starts_on),
    check ((status = 'registered') = (registration_number is not null)),
    check (status not in ('returned', 'rejected') or reason is not null),
    check ((status in ('registered', 'rejected')) = (decided_at is not null))
);
create index idx_initiative_resolution on initiative (resolution_id, submitted_at);

create table initiative_snapshot (
    id uuid primary key,
    resolution_id varchar(64) not null,
    taken_at timestamptz not null
);
create index idx_initiative_snapshot_resolution on initiative_snapshot (resolution_id, taken_at);

-- Initiatives as they were when the snapshot was taken.
create table initiative_snapshot_item (
    snapshot_id uuid not null references initiative_snapshot (id),
    like initiative,
    primary key (snapshot_id, id)
);

create table project (
    id uuid primary key,
    initiative_id uuid not null unique references initiative (id),
    resolution_id varchar(64) not null,
    organisation_id varchar(64) not null references organisation (id),
    settlement_id varchar(64) references organisation (id),
    state varchar(16) not null check (state in ('accepted', 'declined', 'agreed', 'running', 'finished', 'stopped')),
    accepted_on date not null,
    goal text,
    manager text,
    starts_on date,
    ends_on date,
    agreement_number varchar(50),
    agreement_on date,
    ended_at timestamptz,
    check (ends_on >= starts_on)
);
create index idx_project_resolution on project (resolution_id);

create table project_milestone (
    id uuid primary key,
    project_id uuid not null references project (id),
    title text not null,
    due_on date not null,
    reached_on date
);
create index idx_project_milestone_project on project_milestone (project_id, due_on);

create table project_status (
    project_id uuid not null references project (id),
    period varchar(16) not null,
    phase varchar(16) not null check (phase in ('running', 'finished', 'stopped')),
    progress text not null,
    filed_at timestamptz not null,
    primary key (project_id, period)
);
