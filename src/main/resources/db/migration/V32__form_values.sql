-- What somebody has entered in the form of a task and not handed in yet.
create table task_draft (
    task_id varchar(64) not null,
    user_id varchar(64) not null,
    content jsonb not null,
    saved_at timestamptz not null,
    primary key (task_id, user_id)
);

-- The part of a process the task stood in (the engine's activity instance): a task that comes again in it is the same
-- work once more, and begins with what was handed in before.
alter table submission add column scope_id varchar(64);
create index idx_submission_scope on submission (scope_id, activity_id, submitted_at) where scope_id is not null;

-- What proved a result stays in proof of it when the work is handed in again.
alter table evidence drop constraint evidence_file_id_key, add unique (file_id, submission_id);
