/** The events of customer-service: churn, returns, orders, complaints, surveys, and the latest profile of each customer. */
package io.winback.events.customer;
