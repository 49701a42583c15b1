/** The offers and templates that campaigns refer to, as their owners publish them. */
package io.winback.campaign.reference;
