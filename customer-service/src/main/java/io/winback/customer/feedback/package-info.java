/** What customers tell us when something went wrong, and how soon we answer. */
package io.winback.customer.feedback;
