-- An overdue item that the council is to look at. It waits until its meeting has been held, or its deadline is settled.
create table agenda_item (
    id uuid primary key,
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    deadline_id uuid not null references deadline (id),
    due_on date not null,
    text text not null,
    proposed_at timestamptz not null,
    meeting_id uuid references council_meeting (id),
    unique (deadline_id, due_on)
);
create index idx_agenda_item_recommendation on agenda_item (resolution_id, number, due_on);

-- A month that the coordinator has taken off control.
alter table council_month drop constraint council_month_state_check;
alter table council_month add check (state in ('open', 'held', 'missed', 'closed'));
