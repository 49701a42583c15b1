package io.winback.local.standin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The process of the stand-ins. Its arguments are its three ports: HTTP, SMTP, SMPP. */
public final class StandIns {

    private StandIns() {}

    /** @param ports HTTP, SMTP, SMPP */
    public static void main(String... ports) throws IOException {
        // Send small answers without delay.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        start(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]), Integer.parseInt(ports[2]));
    }

    /** Starts them in this process. They end with it. */
    public static void start(int httpPort, int smtpPort, int smppPort) throws IOException {
        var json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
        var mailbox = new ReceivedMessages();
        var faults = new FaultSettings();
        new MailServer(smtpPort, mailbox, faults).start();
        new SmsCentre(smppPort, mailbox, faults).start();
        var reading = new ControlEndpoint(json, mailbox, faults);
        var http = HttpServer.create(new InetSocketAddress("127.0.0.1", httpPort), 256);
        http.createContext("/v2/bot/message/push", new ChatProvider(json, mailbox, faults));
        http.createContext("/received", reading::received);
        http.createContext("/faults", reading::faults);
        // Enough threads to change the faults while requests hang.
        http.setExecutor(Executors.newCachedThreadPool());
        http.start();
    }
}
