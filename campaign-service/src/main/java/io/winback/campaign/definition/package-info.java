/** Campaigns as marketers define them: the definition, its revisions, and the states of the campaign. */
package io.winback.campaign.definition;
