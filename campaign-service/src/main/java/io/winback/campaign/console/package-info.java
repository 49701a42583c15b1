/** The console: the loop live on one page, which lives with a service that is away. */
package io.winback.campaign.console;
