/** The decision for each loss: which campaign, if any, approaches the person, with every gate it asked. */
package io.winback.campaign.decision;
