/** What customer-service publishes: who left, who came back, and the latest of what others need to know of a person. */
package io.winback.events.customer;
