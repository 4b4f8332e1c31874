-- Since when whoever has a task has it, and when one went away without having been done: what the card of a
-- recommendation tells beside all that has moments already. Unknown for what happened before.
alter table deadline
    add column taken_at timestamptz,
    add column withdrawn_at timestamptz;
