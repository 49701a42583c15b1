/** What a person may ask of us: to be given all that the four services hold on them, and to be forgotten by each. */
package io.winback.customer.privacy;
