package io.winback.notification.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A mail server with fixed replies for one connection. The first reply is the greeting, each further one answers a line or the
 * final dot of a mail. After the last reply it closes the connection; after a 354 or {@link #SILENCE} it stops reading instead.
 */
final class AnsweringServer extends Thread {

    static final String SILENCE = "";

    private final ServerSocket server;
    private final List<String> answers;

    private AnsweringServer(ServerSocket server, List<String> answers) {
        super("answering-server");
        setDaemon(true);
        this.server = server;
        this.answers = answers;
    }

    static void answer(ServerSocket server, String... answers) {
        new AnsweringServer(server, List.of(answers)).start();
    }

    @Override
    public void run() {
        try (var socket = server.accept()) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII), 16);
            var last = "";
            for (var answer : answers) {
                if (!last.isEmpty()) {
                    read(lines, last.startsWith("354"));
                }
                if (!answer.equals(SILENCE)) {
                    socket.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
                }
                last = answer;
            }
            while ((last.equals(SILENCE) || last.startsWith("354")) && !server.isClosed()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // the test is over
        }
    }

    private static void read(BufferedReader lines, boolean mail) throws IOException {
        var line = lines.readLine();
        while (mail && line != null && !line.equals(".")) {
            line = lines.readLine();
        }
    }
}
