/** Erasure and export of personal data, on request of the customer. */
package io.winback.customer.erasure;
