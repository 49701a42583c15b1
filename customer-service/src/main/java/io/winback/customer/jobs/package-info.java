/** Long work: accepted at once, done in the background, its progress to be asked for. */
package io.winback.customer.jobs;
