/** The limits of all sending: the emergency stop. */
package io.winback.campaign.limits;
