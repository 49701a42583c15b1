/** What a person may ask of us: to see what we hold on them, and to be forgotten. */
package io.winback.campaign.erasure;
