/** Child processes that run on after the command that started them. Their pid files identify them. */
package io.winback.local.process;
