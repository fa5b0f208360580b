-- Housekeeping finds what ended long ago without looking at every session.
create index sessions_ended on sessions (ended_at);
