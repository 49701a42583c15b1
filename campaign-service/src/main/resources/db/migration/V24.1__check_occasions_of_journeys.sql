alter table enrolment validate constraint enrolment_occasion_check;
