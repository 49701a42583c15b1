-- When the current step was due, also if it was held then. Null in journeys of an earlier release, until their next step is due.
alter table enrolment add column due_at timestamptz;
