/** The customer service: profiles, orders, complaints and surveys, churn and its reasons, and customer value. */
package io.winback.customer;
