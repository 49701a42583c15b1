/** Sign-in: sessions of people in the console, and links with which a person signs in once. */
package io.winback.campaign.access;
