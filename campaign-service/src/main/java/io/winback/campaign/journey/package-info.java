/** Journeys: what is said to those who are approached, step by step, until they return or the last word is said. */
package io.winback.campaign.journey;
