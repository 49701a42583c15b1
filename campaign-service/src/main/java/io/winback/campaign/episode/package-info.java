/** Episodes: the churn of a customer, and the return, organic or through a campaign. */
package io.winback.campaign.episode;
