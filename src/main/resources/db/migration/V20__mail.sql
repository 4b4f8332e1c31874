-- Every mail, from the moment somebody has to be told until long after it has left.
create table mail (
    id uuid primary key,
    -- Of the outbox: what is told to whom, once.
    key text not null unique,
    kind varchar(20) not null check (kind in ('digest', 'overdue', 'reminder', 'extensionAsked', 'extensionDecided',
                                              'operator')),
    -- A user, or "organisation/ID" for the mailbox of an organisation, or "ROLE/ID" if nobody there can be reached.
    recipient varchar(160) not null,
    user_id varchar(64),
    address text,
    name text not null,
    language varchar(2) not null check (language in ('ru', 'en')),
    -- Why this recipient is told.
    role varchar(16) not null check (role in ('performer', 'executor', 'head', 'coordinator', 'districtHead')),
    deadline_id uuid references deadline (id),
    due_on date,
    level integer check (level between 1 and 3),
    resolution_id varchar(64),
    number varchar(16),
    -- The request for an extension, or the mail that was refused.
    about_id uuid,
    -- The day it was written for, in the zone of the district.
    day date not null,
    created_at timestamptz not null,
    -- held: there is no mail server; obsolete: settled before it left; undeliverable: there is no address.
    state varchar(16) not null check (state in ('queued', 'sending', 'sent', 'held', 'failed', 'suppressed', 'obsolete',
                                                'undeliverable')),
    -- A digest to which items can still be added.
    collecting boolean not null default false,
    -- How often a coordinator has sent it again: a new message each time, or mailboxes would drop it as known.
    round integer not null default 0,
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    -- Nothing is tried after this.
    expires_at timestamptz not null,
    last_error text,
    sent_at timestamptz,
    message_id text,
    subject text,
    -- The MIME message as it left, or would have left.
    content bytea,
    check (not collecting or state = 'queued' and kind = 'digest')
);
-- The mail page: newest first, all or of one state or recommendation.
create index idx_mail_newest on mail (created_at desc, id desc);
create index idx_mail_state on mail (state, created_at desc, id desc);
create index idx_mail_recommendation on mail (resolution_id, number, created_at desc, id desc);
create index idx_mail_deadline on mail (deadline_id);
-- What is left of an outage is put together.
create index idx_mail_digest_queued on mail (recipient, created_at) where kind = 'digest' and state = 'queued';
create unique index idx_mail_collecting on mail (recipient, day) where collecting;

-- What is on a mail. Who has been told of what is decided by the unique keys, not by looking before.
create table notice (
    mail_id uuid not null references mail (id),
    deadline_id uuid not null references deadline (id),
    due_on date not null,
    -- One of the two: the level of an overdue item, or the working days before the due date.
    level integer check (level between 1 and 3),
    days_before integer check (days_before > 0),
    recipient varchar(160) not null,
    role varchar(16) not null,
    check (num_nonnulls(level, days_before) = 1)
);
create unique index idx_notice_level on notice (deadline_id, due_on, level, recipient) where level is not null;
create unique index idx_notice_days_before on notice (deadline_id, due_on, days_before, recipient)
    where days_before is not null;
create index idx_notice_mail on notice (mail_id);

-- Addresses a server has refused for good, in small letters: nothing is sent there until a coordinator says so.
create table mail_suppression (
    address text primary key,
    reason text not null,
    since timestamptz not null
);

create table mail_preference (
    user_id varchar(64) primary key references member (user_id),
    -- Opens the page of preferences without signing in; whoever has a mail has it.
    token uuid not null unique default gen_random_uuid(),
    reminders boolean not null default true,
    language varchar(2) not null default 'ru' check (language in ('ru', 'en'))
);
