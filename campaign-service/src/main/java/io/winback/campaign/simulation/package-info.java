/** Simulations: whom a campaign would reach today, by the gates of real decisions and without effect. */
package io.winback.campaign.simulation;
