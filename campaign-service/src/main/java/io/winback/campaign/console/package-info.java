/** The console: live pages about all four services, which work while other services are down. */
package io.winback.campaign.console;
