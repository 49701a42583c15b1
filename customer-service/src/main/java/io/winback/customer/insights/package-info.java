/** What can be learned of all losses together, and of one person over time. */
package io.winback.customer.insights;
