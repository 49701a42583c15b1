/** Why people leave: what they write, told apart into the reasons. */
package io.winback.customer.reasons;
