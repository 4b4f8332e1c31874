-- What became of what was handed in: accepted, to be redone, or the whole ended otherwise.
alter table deadline
    add column verdict varchar(16) check (verdict in ('accepted', 'returned', 'declined', 'obsolete')),
    add column verdict_at timestamptz,
    -- The coordinator's own step of taking a result off control. Nobody's lateness but hers.
    add column removal boolean not null default false;
update deadline set verdict = case when returned_at is not null then 'returned' when accepted_at is not null then 'accepted' end,
    verdict_at = coalesce(returned_at, accepted_at),
    removal = activity_id ~ '^userTask_remove[A-Za-z]*FromControl';
alter table deadline drop column accepted_at, drop column returned_at;
alter table deadline add check ((verdict is null) = (verdict_at is null)), add check (verdict is null or state = 'submitted');

-- The items of an organisation, and those due in a period, oldest first.
create index idx_deadline_organisation on deadline (organisation_id, due_on, id);
create index idx_deadline_due_on on deadline (due_on, id);
-- What has been handed in in a process and not been judged yet.
create index idx_deadline_unjudged on deadline (process_instance_id) where state = 'submitted' and verdict is null;
