-- Meetings that were planned before have none of these.
alter table council_meeting add column starts_at time, add column venue text;

-- What a meeting is to talk about, in order.
create table meeting_question (
    meeting_id uuid not null references council_meeting (id),
    position integer not null,
    text text not null,
    reporter text not null,
    minutes integer not null check (minutes between 1 and 480),
    primary key (meeting_id, position)
);

-- Documents that the members may read: what came with the agenda, and the protocol.
create table meeting_document (
    meeting_id uuid not null references council_meeting (id),
    file_id uuid not null references evidence_file (id),
    primary key (meeting_id, file_id)
);

-- What the members are told of a meeting: the invitation and each change of it, as calendars count them.
create table meeting_notice (
    id uuid primary key,
    meeting_id uuid not null references council_meeting (id),
    sequence integer not null,
    kind varchar(16) not null check (kind in ('invited', 'moved', 'cancelled')),
    planned_on date not null,
    starts_at time not null,
    venue text not null,
    reason text,
    -- Nobody if it follows from the end of the month.
    announced_by varchar(64),
    announced_at timestamptz not null,
    unique (meeting_id, sequence)
);

-- Whom the secretary writes to beside the organisations that take part. Nobody is written to who was removed.
create table audience_contact (
    id uuid primary key,
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    audience varchar(16) not null check (audience in ('authorities', 'enterprises', 'business', 'owners')),
    address text not null,
    name text not null,
    organisation text,
    added_by varchar(64) not null,
    added_at timestamptz not null,
    removed_by varchar(64),
    removed_at timestamptz,
    check ((removed_by is null) = (removed_at is null))
);
create unique index idx_audience_contact_address on audience_contact (resolution_id, number, audience, lower(address))
    where removed_at is null;

-- What an audience was written of a meeting's decisions, and to whom exactly. Once.
create table meeting_letter (
    id uuid primary key,
    meeting_id uuid not null references council_meeting (id),
    audience varchar(16) not null check (audience in ('authorities', 'enterprises', 'business', 'owners')),
    subject text not null,
    text text not null,
    sent_by varchar(64) not null,
    sent_at timestamptz not null,
    unique (meeting_id, audience)
);

create table meeting_letter_recipient (
    letter_id uuid not null references meeting_letter (id),
    -- A user, "organisation/ID" or "contact/ID".
    recipient varchar(160) not null,
    user_id varchar(64),
    address text not null,
    name text not null,
    primary key (letter_id, recipient)
);

alter table mail drop constraint mail_kind_check, drop constraint mail_role_check;
alter table mail
    add constraint mail_kind_check check (kind in ('digest', 'overdue', 'reminder', 'extensionAsked', 'extensionDecided',
                                                   'operator', 'comment', 'invitation', 'information')),
    add constraint mail_role_check check (role in ('performer', 'executor', 'head', 'coordinator', 'districtHead',
                                                   'mentioned', 'member', 'authorities', 'enterprises', 'business',
                                                   'owners'));
-- Who was invited, or written to.
create index idx_mail_about on mail (about_id) where about_id is not null;
