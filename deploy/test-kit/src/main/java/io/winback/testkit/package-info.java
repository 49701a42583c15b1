/** Shared by tests: Kafka, PostgreSQL, a browser, and the architecture rules. */
package io.winback.testkit;
