/** The decision for each churned customer: which campaign, if any, approaches the customer, with the answer of every gate. */
package io.winback.campaign.decision;
