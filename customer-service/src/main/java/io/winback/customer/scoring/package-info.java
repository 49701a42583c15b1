/** Scoring of the customer population: lifetime value, RFM scores, tiers and churn detection as of a date. */
package io.winback.customer.scoring;
