/** The facts that a customer's timeline shows beside the records of this service. */
package io.winback.customer.timeline;
