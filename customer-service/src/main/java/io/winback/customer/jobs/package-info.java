/** Background jobs: submission, execution, progress and recovery after a crash. */
package io.winback.customer.jobs;
