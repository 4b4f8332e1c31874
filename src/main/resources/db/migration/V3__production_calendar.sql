-- The production calendar of Russia. The application adds the years it ships at each start,
-- an administrator may add others; a year that is here is never overwritten.

-- A year that has a row here is complete. Any other is computed from the Labour Code and called preliminary.
create table calendar_year (
  -- The years that working-day arithmetic covers.
  year int primary key check (year between 2000 and 2099),
  -- Where the year comes from: a resource of the application, a file name.
  source text not null,
  loaded_at timestamptz not null
);

-- Only the days whose weekday does not say everything; the others follow their weekday.
create table calendar_day (
  day date primary key,
  -- short: a working day that ends early; short and working make a Saturday or Sunday a working day.
  kind text not null check (kind in ('off', 'short', 'working')),
  name text,
  -- The day whose rest was moved to this one, where the source tells.
  moved_from date,
  year int not null generated always as (extract(year from day)::int) stored
    references calendar_year on delete cascade
);
