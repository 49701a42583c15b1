call count_rows('postponed_occasion', 'postponed_occasions', 'kind');
