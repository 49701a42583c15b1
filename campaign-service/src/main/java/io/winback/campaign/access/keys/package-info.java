/** The API keys of systems: issued, replaced with an overlap, revoked, and published to all services. */
package io.winback.campaign.access.keys;
