call count_rows('customer', 'customers', 'stage');
