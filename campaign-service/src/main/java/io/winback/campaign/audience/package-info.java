/** Audience rules: CEL expressions over the facts of a customer and an occasion, checked when they are written. */
package io.winback.campaign.audience;
