/** What a person may ask of us: to see what we hold on them. */
package io.winback.offer.privacy;
