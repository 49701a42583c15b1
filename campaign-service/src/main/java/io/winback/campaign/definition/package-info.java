/** Campaigns as marketers write them: their definition, its revisions, and the states they go through. */
package io.winback.campaign.definition;
