/** Episodes: each loss, and whether the person came back, by themselves or through a campaign. */
package io.winback.campaign.episode;
