/** The REST contract that all services share: problems, paging, preconditions and idempotent requests. */
package io.winback.chassis.http;
