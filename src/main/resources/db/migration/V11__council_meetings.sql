-- A month in which the council has to meet. One that was missed stays missed.
create table council_month (
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    period varchar(7) not null check (period ~ '^\d{4}-\d{2}$'),
    begun_on date not null,
    state varchar(8) not null check (state in ('open', 'held', 'missed')),
    primary key (resolution_id, number, period)
);

create table council_meeting (
    id uuid primary key,
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    period varchar(7) not null,
    planned_on date not null,
    held_on date,
    -- Counted when the meeting was held: the membership changes later.
    present_count integer,
    member_count integer,
    quorate boolean,
    not_held_because text,
    protocol_number varchar(50),
    protocol_on date,
    foreign key (resolution_id, number, period) references council_month,
    check ((held_on is null) = (present_count is null)),
    check ((held_on is null) = (member_count is null)),
    check ((held_on is null) = (quorate is null)),
    check (held_on is null or not_held_because is null),
    check (protocol_on >= held_on)
);
create index idx_council_meeting_month on council_meeting (resolution_id, number, period);
-- One meeting is being prepared at a time, and one with a quorum is enough for a month.
create unique index idx_council_meeting_planned on council_meeting (resolution_id, number, period)
    where held_on is null and not_held_because is null;
create unique index idx_council_meeting_quorate on council_meeting (resolution_id, number, period) where quorate;

create table meeting_attendance (
    meeting_id uuid not null references council_meeting (id),
    user_id varchar(64) not null references member (user_id),
    primary key (meeting_id, user_id)
);

create table meeting_decision (
    id uuid primary key,
    meeting_id uuid not null references council_meeting (id),
    position integer not null,
    text text not null,
    organisation_id varchar(64) not null references organisation (id),
    due_on date not null,
    assignment_id uuid references assignment (id),
    unique (meeting_id, position)
);

-- Who was told of a meeting's decisions.
create table meeting_information (
    meeting_id uuid not null references council_meeting (id),
    audience varchar(16) not null check (audience in ('authorities', 'enterprises', 'business', 'owners')),
    informed_on date not null,
    channel varchar(16) not null,
    primary key (meeting_id, audience)
);

alter table assignment add column state varchar(16) not null default 'open'
    check (state in ('open', 'carriedOut', 'declined', 'obsolete'));
alter table assignment add column ended_at timestamptz;
alter table assignment add check ((state = 'open') = (ended_at is null));
