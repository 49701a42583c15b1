/** The decision for each occasion: which campaign, if any, approaches the customer, with the answer of every gate. */
package io.winback.campaign.decision;
