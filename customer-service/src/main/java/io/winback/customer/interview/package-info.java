/** Interviews with customers and the churn reasons they gave. */
package io.winback.customer.interview;
