/** The gates: each rule that a campaign must pass before it may approach a customer, in order. */
package io.winback.campaign.decision.gates;
