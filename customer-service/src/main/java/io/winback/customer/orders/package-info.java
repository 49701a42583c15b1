/** Orders: each counts once, for what its customer is worth and for where they stand. */
package io.winback.customer.orders;
