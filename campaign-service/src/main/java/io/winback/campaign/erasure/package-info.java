/** The personal data of a customer: what this service holds, and its erasure. */
package io.winback.campaign.erasure;
