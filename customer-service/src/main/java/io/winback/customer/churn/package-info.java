/** Churn: cancellations, churn episodes and their reasons, returns, and hints that a customer may have died. */
package io.winback.customer.churn;
