/** Journeys: the messages to each participant, step by step, until the customer returns after a churn or the last step is sent. */
package io.winback.campaign.journey;
