/** Customers: who they are, where they are reached, what they allow; their standing and worth are part of them. */
package io.winback.customer.profile;
