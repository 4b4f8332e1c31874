-- Events that a recommendation plans, and what became of them.
create table event (
    id uuid primary key,
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    organisation_id varchar(64) not null references organisation (id),
    kind varchar(32) not null check (kind in ('publication', 'roundTable', 'meeting', 'conference',
                                              'meetingWithCitizens', 'meetingWithWorkers', 'other')),
    title text not null,
    planned_on date not null,
    place text not null,
    -- What the council thought of the plan; null where a plan needs no opinion.
    council_opinion varchar(16) check (council_opinion in ('supported', 'remarks', 'noCouncil')),
    -- moved: put off to planned_on, and not held yet.
    state varchar(16) not null default 'planned' check (state in ('planned', 'held', 'moved', 'cancelled')),
    held_on date,
    participants integer check (participants >= 0),
    -- Why it was last moved, or cancelled.
    reason text,
    check ((state = 'held') = (held_on is not null))
);
create index idx_event_recommendation on event (resolution_id, number, organisation_id);
create index idx_event_held on event (resolution_id, held_on) where state = 'held';

-- A company that was asked to come. Null: not answered, not marked yet.
create table invitation (
    event_id uuid not null references event (id),
    company_id varchar(64) not null references organisation (id),
    answer varchar(8) check (answer in ('yes', 'no', 'online')),
    attended boolean,
    primary key (event_id, company_id)
);
