call count_rows('episode', 'episodes', 'state');
