/** The database of a service: one pool for requests, one for events and jobs, and retries. */
package io.winback.chassis.database;
