call count_rows('enrolment', 'enrolments', 'state');
