/** What every service tests with: the real broker and database, and the rules of the house. */
package io.winback.testkit;
