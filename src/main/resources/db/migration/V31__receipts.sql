-- What was handed in with a task: shown to whoever has just completed it.
create index idx_submission_task on submission (task_id);

-- The task whose completion has opened this one: whose turn it is after something was handed in.
alter table deadline add column follows varchar(64);
create index idx_deadline_follows on deadline (follows) where follows is not null;
