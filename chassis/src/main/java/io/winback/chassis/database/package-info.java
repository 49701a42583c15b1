/** Two pools of connections to one database: requests have theirs, and events and jobs have theirs. */
package io.winback.chassis.database;
