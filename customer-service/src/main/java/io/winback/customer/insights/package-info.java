/** Read models over churn episodes, complaints and the history of one customer. */
package io.winback.customer.insights;
