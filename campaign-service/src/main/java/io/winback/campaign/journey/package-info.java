/** Journeys: the messages to each participant, step by step, until the customer returns or the last step is sent. */
package io.winback.campaign.journey;
