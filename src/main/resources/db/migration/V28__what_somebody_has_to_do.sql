-- What somebody took, open or done: the page of a participant.
create index idx_deadline_assignee on deadline (assignee, due_on) where assignee is not null;
