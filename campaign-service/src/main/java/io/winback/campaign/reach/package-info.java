/** Which channels can reach a customer: consents and known addresses, without the addresses. */
package io.winback.campaign.reach;
