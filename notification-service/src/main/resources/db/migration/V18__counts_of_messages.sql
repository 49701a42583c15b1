call count_rows('message', 'messages', $$coalesce(channel, 'NONE') || ' ' || state$$);
