-- Where calendar programs fetch somebody's due dates. The address itself is not kept, only its hash.
create table calendar_feed (
    user_id varchar(64) primary key references member (user_id) on delete cascade,
    token_sha256 char(64) not null unique,
    created_at timestamptz not null,
    -- What was last given out, and since when it has been like that: a program that has it gets nothing new.
    content_sha256 char(64),
    changed_at timestamptz not null,
    read_at timestamptz
);

-- The open items somebody has taken.
create index idx_deadline_assignee_open on deadline (assignee, due_on) where state = 'open' and assignee is not null;
