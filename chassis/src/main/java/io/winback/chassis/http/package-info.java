/** The parts of the REST contract that hold everywhere: pages, problems, and commands that take effect once. */
package io.winback.chassis.http;
