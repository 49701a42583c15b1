/** The events of customer-service: churn, returns, complaints, and the latest profile of each customer. */
package io.winback.events.customer;
