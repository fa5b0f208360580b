-- Housekeeping finds what ended long ago without looking at every session.
create index if not exists sessions_ended on sessions (ended_at);
