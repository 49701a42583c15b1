/** Orders of customers, and issues with orders such as returns and failed payments. */
package io.winback.customer.orders;
