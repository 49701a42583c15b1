/** Child processes that outlive the command that started them, and are found again by their pid files. */
package io.winback.local.process;
