-- What a coordinator did on the card of a recommendation: who, what, when, why.
create table coordinator_action (
    -- Chosen by whoever asks for it, so that the same request sent twice does the thing once.
    id uuid primary key,
    kind varchar(20) not null check (kind in ('accept', 'rework', 'missed', 'closeAsObsolete', 'grantExtension',
                                              'refuseExtension', 'remind', 'reassign', 'assign', 'comment', 'end',
                                              'withdraw')),
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    -- The item it was done to, if it was done to one.
    deadline_id uuid references deadline (id),
    -- The request for an extension, the assignment or the comment.
    about_id uuid,
    -- Whom it went to, and the date it set.
    organisation_id varchar(64) references organisation (id),
    user_id varchar(64) references member (user_id),
    due_on date,
    done_by varchar(64) not null,
    done_at timestamptz not null,
    -- The day of that moment in the zone of the district.
    done_on date not null,
    reason text
);
create index idx_coordinator_action_recommendation on coordinator_action (resolution_id, number, done_at desc, id);
create index idx_coordinator_action_deadline on coordinator_action (deadline_id);
-- One reminder for an item and day.
create unique index idx_coordinator_action_reminder on coordinator_action (deadline_id, done_on) where kind = 'remind';

-- What is said about a recommendation. Nothing is taken back: it is part of the record.
create table comment (
    id uuid primary key,
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    text text not null,
    written_by varchar(64) not null,
    written_at timestamptz not null
);
create index idx_comment_recommendation on comment (resolution_id, number, written_at, id);

create table comment_mention (
    comment_id uuid not null references comment (id),
    user_id varchar(64) not null references member (user_id),
    primary key (comment_id, user_id)
);

-- Whoever is mentioned gets a mail.
alter table mail drop constraint mail_kind_check, drop constraint mail_role_check;
alter table mail
    add constraint mail_kind_check check (kind in ('digest', 'overdue', 'reminder', 'extensionAsked', 'extensionDecided',
                                                   'operator', 'comment')),
    add constraint mail_role_check check (role in ('performer', 'executor', 'head', 'coordinator', 'districtHead',
                                                   'mentioned'));
