/** Complaints of customers, their root causes (themes) and the response time they are due. */
package io.winback.customer.complaint;
