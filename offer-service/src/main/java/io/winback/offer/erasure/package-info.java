/** Personal data: what a customer can read, and its erasure. */
package io.winback.offer.erasure;
