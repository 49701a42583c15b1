/** What campaign-service publishes: what was decided for an episode, and what the others are asked to do for it. */
package io.winback.events.campaign;
