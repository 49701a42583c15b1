call count_rows('decision', 'decisions', 'outcome');
call count_rows('decision', 'decisions_not_approached', $$case when outcome = 'NOT_APPROACHED' then reason end$$);
call count_rows('episode', 'episodes', 'state');
call count_rows('enrolment', 'enrolments', 'state');
