/** Bulk loading of orders through PostgreSQL's COPY. */
package io.winback.customer.orders.bulk;
