-- The acquisition of due jobs reads this index instead of the whole table.
create index idx_act_ru_job_duedate on act_ru_job (duedate_);

-- These tables are empty at first and turn over fast: without statistics the planner scans them.
alter table act_ru_task set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table act_ru_execution set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table act_ru_variable set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table act_ru_job set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table act_ru_identitylink set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table act_ru_authorization set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table act_ru_event_subscr set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create table organisation (
    id varchar(64) primary key check (id ~ '^[a-zA-Z0-9]+$'),
    kind varchar(32) not null check (kind in ('coordinator', 'district', 'districtHead', 'council', 'settlement',
                                              'company', 'initiativeGroup')),
    name text not null,
    email text,
    head_name text,
    valid_from date not null,
    valid_to date,
    successor_id varchar(64) references organisation (id),
    sample boolean not null default false,
    check (valid_to is null or valid_to >= valid_from)
);

-- A person with an account of the engine's; user_id is the engine's.
create table member (
    user_id varchar(64) primary key check (user_id ~ '^[a-zA-Z0-9]+$'),
    name text not null,
    email text,
    sample boolean not null default false
);

create table membership (
    organisation_id varchar(64) not null references organisation (id),
    user_id varchar(64) not null references member (user_id),
    role varchar(16) not null default 'member' check (role in ('head', 'chair', 'secretary', 'lead', 'member')),
    primary key (organisation_id, user_id)
);
create index idx_membership_user on membership (user_id);

create table resolution (
    id varchar(64) primary key,
    title text not null,
    adopted_on date not null,
    venue text not null,
    preamble text not null,
    process_id varchar(255) not null,
    launched_at timestamptz
);

create table recommendation (
    resolution_id varchar(64) not null references resolution (id),
    number varchar(16) not null,
    position integer not null,
    title text not null,
    text text not null,
    addressee varchar(32) not null check (addressee in ('district', 'settlement', 'company', 'initiativeGroup')),
    process_id varchar(255) not null,
    primary key (resolution_id, number)
);

-- The deadline of record of one task. The task's due date in the engine follows it.
create table deadline (
    id uuid primary key,
    task_id varchar(64) not null unique,
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    organisation_id varchar(64),
    activity_id varchar(255) not null,
    title text not null,
    original_due_on date not null,
    due_on date not null,
    preliminary boolean not null,
    opened_at timestamptz not null,
    state varchar(16) not null check (state in ('open', 'submitted', 'withdrawn')),
    submitted_at timestamptz,
    submitted_by varchar(64),
    version integer not null,
    check ((state = 'submitted') = (submitted_at is not null))
);
create index idx_deadline_open on deadline (resolution_id, number, due_on) where state = 'open';
create index idx_deadline_due on deadline (due_on) where state = 'open';
create index idx_deadline_recommendation on deadline (resolution_id, number);

-- What somebody handed in by completing a task: the validated values of its form.
create table submission (
    id uuid primary key,
    task_id varchar(64) not null,
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    organisation_id varchar(64),
    activity_id varchar(255) not null,
    form varchar(255) not null,
    submitted_by varchar(64),
    submitted_at timestamptz not null,
    content jsonb not null
);
create index idx_submission_recommendation on submission (resolution_id, number, submitted_at);

-- An uploaded file. It becomes evidence when a task is completed with it.
create table evidence_file (
    id uuid primary key,
    task_id varchar(64) not null,
    uploaded_by varchar(64) not null,
    uploaded_at timestamptz not null,
    name text not null,
    content_type varchar(128) not null,
    size integer not null check (size between 1 and 20971520),
    sha256 char(64) not null,
    content bytea not null
);
-- Files are compressed already: store them as they are, readable in slices.
alter table evidence_file alter column content set storage external;
create index idx_evidence_file_task on evidence_file (task_id);

create table evidence (
    id uuid primary key,
    submission_id uuid not null references submission (id),
    kind text not null,
    number text,
    issued_on date not null,
    issuer text,
    file_id uuid not null unique references evidence_file (id)
);
create index idx_evidence_submission on evidence (submission_id);

-- How a recommendation ended, for an organisation and a period where it has them.
create table outcome (
    id uuid primary key,
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    organisation_id varchar(64),
    period varchar(16),
    kind varchar(32) not null,
    recorded_at timestamptz not null
);
create index idx_outcome_recommendation on outcome (resolution_id, number);
