package io.winback.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds and checks ports of the loopback interface. */
public final class FreePort {

    /** Below the ephemeral ports of outgoing connections, which could take a port before it is bound. */
    private static final int FIRST = 15_000;

    private static final int AFTER_LAST = 32_000;

    private FreePort() {}

    /** A port that is free at the moment. */
    public static int any() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
        } while (!isFree(port));
        return port;
    }

    /** Whether a server can bind it. */
    public static boolean isFree(int port) {
        // Some systems let two servers bind one port, so connect first.
        if (answers(port)) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a server listens on it. */
    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
