package io.winback.campaign.console;

import java.util.Map;

/** The figures and the health of another service at one moment. */
record ServiceSnapshot(RemoteFigures figures, ServiceHealth health) {

    static ServiceSnapshot down(Service service) {
        return new ServiceSnapshot(RemoteFigures.UNKNOWN, new ServiceHealth(service, false, Map.of()));
    }
}
