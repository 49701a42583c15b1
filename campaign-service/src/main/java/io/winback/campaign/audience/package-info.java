/** Audience rules: CEL expressions over what is known of a customer, checked when they are written. */
package io.winback.campaign.audience;
