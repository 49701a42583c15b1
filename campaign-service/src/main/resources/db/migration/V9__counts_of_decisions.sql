-- Each table has a migration of its own: a transaction that locks two tables can deadlock with the writers of an older version.
call count_rows('decision', 'decisions', 'outcome');
call count_rows('decision', 'decisions_not_approached', $$case when outcome = 'NOT_APPROACHED' then reason end$$);
