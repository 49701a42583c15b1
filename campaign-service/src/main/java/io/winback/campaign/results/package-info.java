/** What campaigns achieved: the number of decisions, episodes and journeys by their state. */
package io.winback.campaign.results;
