/** Who left: scorings as of a date, and people who told us. */
package io.winback.customer.lifecycle;
