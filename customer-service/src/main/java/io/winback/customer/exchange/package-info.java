/** Exchange rates, and which amounts of several currencies they make comparable. */
package io.winback.customer.exchange;
