/** Apache Kafka as a child process. */
package io.winback.local.broker;
