-- The deadline of record of an open task and what has happened to it.
alter table deadline
    add column process_instance_id varchar(64),
    add column assignee varchar(64),
    -- How often the date has moved: the SEQUENCE of the entry in people's calendars.
    add column due_sequence integer not null default 0,
    -- How often more time was asked for.
    add column extension_requests integer not null default 0,
    -- How the date came about: so many working days after a day, or without a number that day itself, rolled.
    -- A later production calendar gives another date.
    add column basis_on date,
    add column basis_working_days integer check (basis_working_days <> 0),
    -- The day the date in force was set. Reminders whose day was not after it are not sent.
    add column dated_on date,
    -- The first due date that passed without the work being handed in. An extension does not undo it.
    add column missed_due_on date,
    add column accepted_at timestamptz,
    add column returned_at timestamptz,
    -- Nobody is reminded of, or escalated for, what is not controlled: the clearing up of another delay.
    add column controlled boolean not null default true,
    -- The next day the watch has something to do with it: a reminder or an escalation.
    add column watch_on date;
update deadline set basis_on = original_due_on, dated_on = cast(opened_at as date),
    watch_on = case when state = 'open' then current_date end;
alter table deadline alter column basis_on set not null, alter column dated_on set not null;

-- The watch reads nothing else: what is not due for it costs nothing.
create index idx_deadline_watch on deadline (watch_on, id) where state = 'open' and controlled and watch_on is not null;

create table deadline_change (
    id uuid primary key,
    deadline_id uuid not null references deadline (id),
    kind varchar(16) not null check (kind in ('extension', 'calendar')),
    from_due_on date not null,
    to_due_on date not null check (to_due_on <> from_due_on),
    changed_at timestamptz not null,
    -- Who asked for it, and who granted it; the same person if the coordinator moved it unasked.
    changed_by varchar(64) not null,
    granted_by varchar(64) not null,
    reason text not null
);
create index idx_deadline_change_deadline on deadline_change (deadline_id);

create table extension_request (
    id uuid primary key,
    deadline_id uuid not null references deadline (id),
    -- The how manieth for this deadline: from a certain one on the district head decides.
    ordinal integer not null check (ordinal > 0),
    due_on date not null,
    wanted_on date not null,
    reason text not null,
    requested_by varchar(64) not null,
    requested_at timestamptz not null,
    late_asked boolean not null,
    head_decides boolean not null,
    decision varchar(16) check (decision in ('granted', 'refused', 'lapsed')),
    decided_by varchar(64),
    decided_at timestamptz,
    granted_on date,
    remark text,
    -- The instance of extend-deadline.bpmn while it waits for the decision.
    process_instance_id varchar(64),
    unique (deadline_id, ordinal),
    check ((decision is null) = (decided_at is null)),
    check ((decision = 'granted') = (granted_on is not null))
);
-- One request at a time.
create unique index idx_extension_request_open on extension_request (deadline_id) where decision is null;

-- The rules of control: the latest row of a resolution is in force for it, else the latest without one.
create table control_settings (
    id bigint generated always as identity primary key,
    resolution_id varchar(64) references resolution (id),
    -- Working days before the due date on which people are reminded.
    reminder_days integer[] not null,
    -- Working days after the due date at which each level is reached, and who is told.
    level1_after integer not null check (level1_after >= 1),
    level1_recipients varchar(16)[] not null,
    level2_after integer not null check (level2_after > level1_after),
    level2_recipients varchar(16)[] not null,
    level3_after integer not null check (level3_after > level2_after),
    level3_recipients varchar(16)[] not null,
    -- Calendar days before the due date; a request made later is marked.
    ask_before integer not null check (ask_before >= 0),
    -- From the how manieth request on the district head decides.
    head_decides_from integer not null check (head_decides_from >= 1),
    changed_at timestamptz not null,
    changed_by varchar(64) not null
);
create index idx_control_settings_resolution on control_settings (resolution_id, id desc);

-- What has been set in motion for an item and one of its due dates. The keys, not a look before, keep it from
-- happening twice.
create table reminder (
    deadline_id uuid not null references deadline (id),
    due_on date not null,
    days_before integer not null,
    reminded_at timestamptz not null,
    primary key (deadline_id, due_on, days_before)
);
create table escalation (
    deadline_id uuid not null references deadline (id),
    due_on date not null,
    started_at timestamptz not null,
    -- The instance of escalate-overdue.bpmn while it runs, so that it is found without a search.
    process_instance_id varchar(64),
    -- The highest level reached.
    level integer not null default 0 check (level between 0 and 3),
    ended_at timestamptz,
    end_reason varchar(16) check (end_reason in ('settled', 'withdrawn', 'extended')),
    primary key (deadline_id, due_on),
    check ((ended_at is null) = (end_reason is null))
);
create unique index idx_escalation_running on escalation (deadline_id) where ended_at is null;

-- What a coordinator decided about an item that is late.
create table overdue_review (
    id uuid primary key,
    deadline_id uuid not null references deadline (id),
    due_on date not null,
    decision varchar(16) not null
        check (decision in ('remindAgain', 'extend', 'reassign', 'escalateNow', 'closeAsObsolete')),
    reason text,
    new_due_on date,
    organisation_id varchar(64) references organisation (id),
    user_id varchar(64) references member (user_id),
    decided_by varchar(64) not null,
    decided_at timestamptz not null
);
create index idx_overdue_review_deadline on overdue_review (deadline_id, decided_at);

-- control-rules.md, «Reminders», «Escalation»; who asks when: consultant 305378, 5.3.6.
insert into control_settings (resolution_id, reminder_days, level1_after, level1_recipients, level2_after,
    level2_recipients, level3_after, level3_recipients, ask_before, head_decides_from, changed_at, changed_by)
values (null, '{5,1}', 1, '{executor,head}', 3, '{coordinator}', 10, '{districtHead}', 5, 3, now(), 'resolute');
