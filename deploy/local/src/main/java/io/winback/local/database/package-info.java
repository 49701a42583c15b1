/** PostgreSQL as a child process. */
package io.winback.local.database;
