/**
 * Audiences. Rules are CEL expressions over the facts of a customer and an occasion, checked when they are written. The projection
 * of customers has their facts, consents and channels, without names and addresses.
 */
package io.winback.campaign.audience;
