package dev.cofferdam.servers;

import dev.cofferdam.range.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before an AWS-compatible server and lets chosen calls go wrong, as the range does by itself. Thread-safe. */
final class FaultyProxy implements AutoCloseable {
    private record Armed(Fault fault, Map<String, Long> calls) {}

    private final URI server;
    private final ServerSocket socket;
    private final List<Armed> armed = new CopyOnWriteArrayList<>();
    private final FormerSights sights = new FormerSights();

    FaultyProxy(URI server) {
        this.server = server;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Switches a fault on; its calls are counted from now. */
    void fails(Fault fault) {
        armed.add(new Armed(fault, new HashMap<>()));
    }

    /** Switches all faults off. */
    void heal() {
        armed.clear();
        sights.forget();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (true) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (SocketException _) {
                return; // closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One request a connection. */
    private void serve(Socket client) {
        try (client) {
            var read = HttpCall.read(client.getInputStream(), client.getOutputStream());
            if (read.isEmpty()) return;
            var call = read.get();
            var fault = hitting(call.operation());
            if (fault.isEmpty()) {
                client.getOutputStream().write(sights.of(call, () -> forward(call)));
                return;
            }
            switch (fault.get().kind()) {
                case THROTTLE -> client.getOutputStream().write(Refusals.throttled(call));
                case DENY -> client.getOutputStream().write(Refusals.denied(call));
                case EXPIRE -> client.getOutputStream().write(Refusals.expired(call));
                case RESET_BEFORE -> client.setSoLinger(true, 0);
                case RESET_AFTER -> {
                    forward(call);
                    client.setSoLinger(true, 0);
                }
                case STALE -> {
                    if (call.reads()) client.getOutputStream().write(sights.of(call, () -> forward(call)));
                    else {
                        sights.freeze(call.service(), fault.get().delay());
                        client.getOutputStream().write(forward(call));
                    }
                }
                case LATENCY -> throw new IllegalArgumentException("this proxy answers at once, or not at all");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Fault> hitting(String operation) {
        return armed.stream()
                .filter(a -> {
                    synchronized (a.calls()) {
                        return a.fault().hits(operation, a.calls().merge(operation, 1L, Long::sum));
                    }
                })
                .map(Armed::fault)
                .findFirst();
    }

    private byte[] forward(HttpCall call) {
        try (var to = new Socket(server.getHost(), server.getPort())) {
            to.getOutputStream().write(call.closing());
            to.getOutputStream().flush();
            return to.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A request, as it came.
     *
     * @param head the request line and the headers
     * @param body a character for each byte
     */
    record HttpCall(String head, String body) {
        /** For who waits with the body until it is wanted. Source: RFC 9110, section 10.1.1. */
        private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

        static Optional<HttpCall> read(InputStream from, OutputStream to) throws IOException {
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                var next = from.read();
                if (next < 0) return Optional.empty();
                head.write(next);
            }
            var text = head.toString(StandardCharsets.ISO_8859_1);
            if (header(text, "Expect").isPresent()) to.write(GO_ON);
            var length = header(text, "Content-Length").map(Integer::parseInt).orElse(0);
            return Optional.of(new HttpCall(text, new String(from.readNBytes(length), StandardCharsets.ISO_8859_1)));
        }

        /**
         * The service, by the scope that the request is signed for. Source: IAM User Guide, "AWS Signature Version 4".
         */
        String service() {
            return header("Authorization")
                    .map(a -> a.replaceFirst("(?s).*Credential=[^/]+/[^/]+/[^/]+/([^/]+)/.*", "$1"))
                    .orElse("none");
        }

        /** {@code ec2:StopInstances}. */
        String operation() {
            if (service().equals("s3"))
                return "s3:"
                        + S3Operation.of(
                                        head.lines().findFirst().orElse(""),
                                        header("x-amz-copy-source").isPresent())
                                .orElse("none");
            if (RestOperation.names(service()))
                return service() + ":"
                        + RestOperation.of(service(), head.lines().findFirst().orElse(""))
                                .orElse("none");
            var named = header("X-Amz-Target")
                    .map(target -> target.substring(target.lastIndexOf('.') + 1))
                    .orElseGet(() -> body.replaceFirst("(?s)^(?:.*&)?Action=([A-Za-z0-9]+).*$", "$1"));
            return service() + ":" + named;
        }

        boolean reads() {
            return operation().matches("[a-z0-9-]+:(Get|List|Describe).*");
        }

        boolean isJson() {
            return header("X-Amz-Target").isPresent() || RestOperation.names(service());
        }

        byte[] closing() {
            var out = new ByteArrayOutputStream();
            out.writeBytes(head.replaceAll("(?im)^(Connection|Expect):.*\r\n", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(body.getBytes(StandardCharsets.ISO_8859_1));
            return out.toByteArray();
        }

        private Optional<String> header(String name) {
            return header(head, name);
        }

        private static Optional<String> header(String head, String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }
}
