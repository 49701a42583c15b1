/** The database of a service: one pool for requests, one for events and jobs; retries and retention. */
package io.winback.chassis.database;
